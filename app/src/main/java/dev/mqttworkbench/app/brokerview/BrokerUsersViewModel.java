package dev.mqttworkbench.app.brokerview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.access.UserFile;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;

/// Decides about the users of the broker in the box: those in its password file, which is changed at once. On the JavaFX thread only.
public final class BrokerUsersViewModel {

    /// What is done to the file, away from the screen; gives the line of before.
    private interface Change {
        Optional<String> apply(UserFile file) throws IOException;
    }

    private record Changed(Optional<String> before, List<String> users) {}

    private final StringProperty passwordFile;
    private final UserChanges changes;
    private final Path ownFile;
    private final Words words;
    private final Tasks tasks;
    private final FailureWords failures;

    private final ObservableList<String> users = FXCollections.observableArrayList();
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty password = new SimpleStringProperty(this, "password", "");
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper(this, "failed");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper undo = new ReadOnlyStringWrapper(this, "undo", "");
    private int reads;

    /// @param settings whose form says which file it is
    /// @param changes what can be taken back
    public BrokerUsersViewModel(BrokerSettingsViewModel settings, UserChanges changes, Words words, Tasks tasks) {
        this.changes = changes;
        this.passwordFile = settings.form().passwordFile;
        this.ownFile = settings.usersFile();
        this.words = words;
        this.tasks = tasks;
        this.failures = new FailureWords(words);
        passwordFile.subscribe(path -> read());
    }

    /// Another file: who stands in it.
    private void read() {
        var mine = ++reads;
        say(false, "");
        users.clear();
        showUndo();
        if (passwordFile.get().isBlank()) {
            return;
        }
        var path = path();
        if (path.isEmpty()) {
            say(true, words.get("broker.users.noPath"));
            return;
        }
        tasks.whenComplete(CompletableFuture.supplyAsync(() -> new UserFile(path.get()).users(), tasks.background()), found -> {
            if (mine == reads) {
                users.setAll(found);
                showUndo();
            }
        }, failure -> {
            if (mine == reads) {
                say(true, failures.of(failure));
            }
        });
    }

    private Optional<Path> path() {
        try {
            return Optional.of(passwordFile.get().isBlank() ? ownFile : Path.of(passwordFile.get().strip()));
        } catch (InvalidPathException none) {
            return Optional.empty(); // that is said where it is written
        }
    }

    /// Takes the user of the name in, or gives the user another password; without a file, in one of the workbench's own.
    void put() {
        var user = name.get().strip();
        if (!UserFile.isUser(user)) {
            say(true, words.get("broker.users.noName"));
        } else if (password.get().isEmpty()) {
            say(true, words.get("broker.users.noPassword"));
        } else {
            var secret = password.get();
            change(user, file -> file.put(user, secret), before -> {
                name.set("");
                password.set("");
                return words.get(before.isPresent() ? "broker.users.changed" : "broker.users.added", user);
            });
        }
    }

    /// Takes a user out, until it is undone.
    void remove(String user) {
        change(user, file -> file.remove(user), before -> words.get("broker.users.removed", user));
    }

    private void change(String user, Change change, Function<Optional<String>, String> sentence) {
        path().ifPresent(path -> apply(path, change, before -> {
            changes.note(new UserChanges.Change(path, user, before));
            return sentence.apply(before);
        }));
    }

    /// Takes the latest change of this file back: the line of before stands there again.
    void undo() {
        path().ifPresent(path -> changes.latest(path).ifPresent(latest -> apply(path, file -> takeBack(file, latest), ignored -> {
            changes.forget(latest);
            return words.get(latest.before().isPresent() ? "broker.users.back" : "broker.users.removed", latest.user());
        })));
    }

    private static Optional<String> takeBack(UserFile file, UserChanges.Change latest) throws IOException {
        return latest.before().isPresent() ? file.put(latest.before().get()) : file.remove(latest.user());
    }

    private void showUndo() {
        undo.set(path().flatMap(changes::latest).map(latest -> words.get(
                latest.before().isEmpty() ? "broker.users.undo.added" : users.contains(latest.user()) ? "broker.users.undo.changed" : "broker.users.undo.removed",
                latest.user())).orElse(""));
    }

    /// @param done says what became of it
    private void apply(Path path, Change change, Function<Optional<String>, String> done) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        tasks.whenComplete(CompletableFuture.supplyAsync(() -> changed(path, change), tasks.background()), changed -> {
            busy.set(false);
            if (passwordFile.get().isBlank()) {
                passwordFile.set(path.toString()); // which reads it
            }
            users.setAll(changed.users());
            reads++; // what was read before is older
            say(false, done.apply(changed.before()));
            showUndo();
        }, failure -> {
            busy.set(false);
            say(true, failures.of(failure));
        });
    }

    private static Changed changed(Path path, Change change) {
        try {
            var file = new UserFile(path);
            return new Changed(change.apply(file), file.users());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void say(boolean isFault, String what) {
        failed.set(isFault);
        sentence.set(what);
    }

    // ---- what the view binds to ----

    /// Who stands in the file.
    ObservableList<String> users() {
        return users;
    }

    /// The user who is written.
    StringProperty nameProperty() {
        return name;
    }

    /// The password that is written.
    StringProperty passwordProperty() {
        return password;
    }

    /// What became of the last change, or what is wrong.
    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// Whether the sentence says what is wrong.
    ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    /// Whether the file is being changed.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// What would be taken back next, in words; empty where there is nothing.
    ReadOnlyStringProperty undoProperty() {
        return undo.getReadOnlyProperty();
    }
}
