package dev.mqttworkbench.app.brokerview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

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

    /// What is done to the file, away from the screen.
    private interface Change<T> {
        T apply(UserFile file) throws IOException;
    }

    private record Changed<T>(T result, List<String> users) {}

    private final StringProperty passwordFile;
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
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(this, "undoable");
    private Optional<String> removed = Optional.empty();
    private int reads;

    /// @param settings whose form says which file it is
    public BrokerUsersViewModel(BrokerSettingsViewModel settings, Words words, Tasks tasks) {
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
        forgetRemoved();
        say(false, "");
        users.clear();
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
            var isKnown = users.contains(user);
            change(file -> {
                file.put(user, secret);
                return user;
            }, done -> {
                forgetRemoved();
                name.set("");
                password.set("");
                say(false, words.get(isKnown ? "broker.users.changed" : "broker.users.added", user));
            });
        }
    }

    /// Takes a user out, until it is undone.
    void remove(String user) {
        change(file -> file.remove(user), line -> {
            removed = line;
            undoable.set(line.isPresent());
            say(false, words.get("broker.users.removed", user));
        });
    }

    /// Puts the user back who was taken out last, with the password of before.
    void undo() {
        removed.ifPresent(line -> change(file -> {
            file.put(line);
            return line;
        }, done -> {
            forgetRemoved();
            say(false, words.get("broker.users.back"));
        }));
    }

    private void forgetRemoved() {
        removed = Optional.empty();
        undoable.set(false);
    }

    private <T> void change(Change<T> change, Consumer<T> done) {
        var path = path();
        if (busy.get() || path.isEmpty()) {
            return;
        }
        busy.set(true);
        tasks.whenComplete(CompletableFuture.supplyAsync(() -> changed(path.get(), change), tasks.background()), changed -> {
            busy.set(false);
            if (passwordFile.get().isBlank()) {
                passwordFile.set(path.get().toString()); // which reads it
            }
            users.setAll(changed.users());
            reads++; // what was read before is older
            done.accept(changed.result());
        }, failure -> {
            busy.set(false);
            say(true, failures.of(failure));
        });
    }

    private static <T> Changed<T> changed(Path path, Change<T> change) {
        try {
            var file = new UserFile(path);
            return new Changed<>(change.apply(file), file.users());
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

    /// Whether a user can be put back.
    ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }
}
