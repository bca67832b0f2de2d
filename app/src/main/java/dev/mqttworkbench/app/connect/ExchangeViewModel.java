package dev.mqttworkbench.app.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.JsonFile;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.ExportedProfiles;
import dev.mqttworkbench.app.workbench.profile.ProfileSecrets;

/// Decides about profiles that come from a file or go into one. On the JavaFX thread only; files are read and written beside it.
public final class ExchangeViewModel {

    private final ProfilesViewModel profiles;
    private final Path certificates;
    private final Tasks tasks;
    private final Words words;

    private final StringProperty file = new SimpleStringProperty(this, "file", "");
    private final BooleanProperty withSecrets = new SimpleBooleanProperty(this, "withSecrets");
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper(this, "failed");
    private final ReadOnlyObjectWrapper<Optional<Path>> replaced = new ReadOnlyObjectWrapper<>(this, "replaced", Optional.empty());
    private boolean isBusy;
    private final ObservableList<String> notes = FXCollections.observableArrayList();

    /// @param certificates folder for certificates that stand in a file of connections
    public ExchangeViewModel(ProfilesViewModel profiles, Path certificates, Tasks tasks, Words words) {
        this.profiles = profiles;
        this.certificates = certificates;
        this.tasks = tasks;
        this.words = words;
        file.subscribe(written -> replaced.set(Optional.empty()));
    }

    /// Nothing was read or written yet, and no file is chosen: what was imported must not be written over.
    void begin() {
        file.set("");
        sentence.set("");
        notes.clear();
        withSecrets.set(false);
    }

    /// Takes over what stands in the file.
    void importFile() {
        withPath(path -> run(CompletableFuture.supplyAsync(() -> read(path), tasks.background()), this::take));
    }

    private Imported read(Path path) {
        try {
            return new ImportFile(words, certificates).read(path);
        } catch (NoSuchFileException missing) {
            throw new UncheckedIOException(words.get("connect.import.missing", path), missing);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(words.get("connect.import.unreadable", path, new FailureWords(words).of(unreadable)), unreadable);
        } catch (ImportFile.NoConnections other) {
            throw new IllegalArgumentException(other.getMessage(), other);
        }
    }

    private void take(Imported imported) {
        var before = profiles.kept().get().profiles();
        var known = imported.profiles().stream().filter(found -> before.stream().anyMatch(found.profile()::isLike)).toList();
        var news = imported.profiles().stream().filter(found -> !known.contains(found)).toList();
        news.forEach(found -> profiles.add(found.profile(), found.secrets()));
        notes.setAll(known.stream().map(found -> words.get("connect.import.known", found.profile().title())).toList());
        notes.addAll(imported.notes());
        say(imported.profiles().isEmpty(), words.get("connect.imported", news.size(), notes.size()));
    }

    /// The reader has been asked already whether a file may be replaced.
    void chooseToReplace(Path path) {
        file.set(path.toString());
        replaced.set(Optional.of(path));
    }

    /// Writes all profiles into the file; their passwords only if they were asked for. Where there is such a file already, it is written over when
    /// that is asked for once more.
    void exportFile() {
        withPath(path -> {
            if (Files.isRegularFile(path) && !replaced.get().equals(Optional.of(path))) {
                replaced.set(Optional.of(path));
                say(true, words.get("connect.export.exists", path));
                return;
            }
            replaced.set(Optional.empty());
            profiles.keepSecrets();
            var list = profiles.kept().get().profiles();
            var all = list.stream().map(profile -> withSecrets.get() ? profiles.secretsOf(profile) : CompletableFuture.<ProfileSecrets>completedStage(ProfileSecrets.NONE)).toList();
            run(joined(all).thenApplyAsync(secrets -> {
                var byId = new HashMap<String, ProfileSecrets>();
                for (var i = 0; i < list.size(); i++) {
                    if (!secrets.get(i).isEmpty()) {
                        byId.put(list.get(i).id(), secrets.get(i));
                    }
                }
                write(path, new ExportedProfiles(list, Map.copyOf(byId)));
                return byId.size();
            }, tasks.background()), count -> say(false, words.get(count > 0 ? "connect.exported.secrets" : "connect.exported", list.size(), path.toString())));
        });
    }

    private static CompletableFuture<List<ProfileSecrets>> joined(List<CompletionStage<ProfileSecrets>> stages) {
        var futures = stages.stream().map(CompletionStage::toCompletableFuture).toList();
        return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new)).thenApply(done -> futures.stream().map(CompletableFuture::join).toList());
    }

    private void write(Path path, ExportedProfiles exported) {
        try {
            new JsonFile<>(path, ExportedProfiles.class, ExportedProfiles.VERSION).write(exported);
        } catch (IOException refused) {
            throw new UncheckedIOException(words.get("connect.export.refused", path, new FailureWords(words).of(refused)), refused);
        }
    }

    private void withPath(Consumer<Path> action) {
        if (isBusy) {
            return;
        }
        notes.clear();
        if (file.get().isBlank()) {
            say(true, words.get("connect.exchange.noFile"));
            return;
        }
        try {
            action.accept(Path.of(file.get().strip()));
        } catch (InvalidPathException noPath) {
            say(true, words.get("connect.error.file"));
        }
    }

    private <T> void run(CompletionStage<T> work, Consumer<T> done) {
        isBusy = true;
        tasks.whenComplete(work, result -> {
            isBusy = false;
            done.accept(result);
        }, failure -> {
            isBusy = false;
            var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            say(true, String.valueOf(cause.getMessage()));
        });
    }

    private void say(boolean isFault, String what) {
        failed.set(isFault);
        sentence.set(what);
    }

    StringProperty fileProperty() {
        return file;
    }

    /// The file that is written over next, as the reader has been told.
    ReadOnlyObjectProperty<Optional<Path>> replacedProperty() {
        return replaced.getReadOnlyProperty();
    }

    BooleanProperty withSecretsProperty() {
        return withSecrets;
    }

    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    /// What was not taken over, or otherwise than it stands in the file.
    ObservableList<String> notes() {
        return notes;
    }
}
