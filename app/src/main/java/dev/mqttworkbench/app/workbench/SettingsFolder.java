package dev.mqttworkbench.app.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.Tasks;

/// The folder with what survives a restart: window, filters, profiles, saved messages, one JSON file each. On the JavaFX thread
/// only.
public final class SettingsFolder {

    /// What was wrong with a file.
    ///
    /// @param kind of trouble
    /// @param file the one that is meant: for a damaged one where it is now
    public record Trouble(Kind kind, Path file) {

        /// What happened.
        public enum Kind {
            /// It held something else and was set aside.
            DAMAGED,
            /// A newer workbench wrote it, or the system does not give it: it is left alone, and changes are not kept.
            LEFT_ALONE,
            /// It could not be written.
            NOT_WRITTEN,
            /// Another workbench had written it meanwhile; its version is this file now.
            OTHERS
        }
    }

    private static final Logger LOG = Logger.getLogger(SettingsFolder.class.getName());

    private final Path folder;
    private final Tasks tasks;
    private final List<Kept<?>> kept = new ArrayList<>();
    private final Set<Path> others = new HashSet<>(); // of which it was told that another workbench writes them, too
    private final ObservableList<Trouble> troubles = FXCollections.observableArrayList();
    private final ObservableList<Trouble> troublesForOthers = FXCollections.unmodifiableObservableList(troubles); // kept: JavaFX would let go of it, and of who listens

    /// @param folder which is made when something is written
    public SettingsFolder(Path folder, Tasks tasks) {
        this.folder = folder;
        this.tasks = tasks;
    }

    /// Reads a value, which is small, and keeps its changes.
    ///
    /// @param name of the file, without `.json`
    /// @param type a record in a package that is open to Jackson
    /// @param version of its form
    /// @param otherwise the value where there is none
    public <T> Kept<T> keep(String name, Class<T> type, int version, T otherwise) {
        return keep(name, type, version, otherwise, Kept.Writing.BESIDE_OTHERS);
    }

    /// The same for what is not worth keeping twice, such as the place of a window: where two workbenches run, the newest change holds.
    public <T> Kept<T> keepNewest(String name, Class<T> type, int version, T otherwise) {
        return keep(name, type, version, otherwise, Kept.Writing.NEWEST);
    }

    private <T> Kept<T> keep(String name, Class<T> type, int version, T otherwise, Kept.Writing writing) {
        var file = new JsonFile<>(folder.resolve(name + ".json"), type, version);
        var result = switch (file.read()) {
            case JsonFile.Reading.Found<T>(var value) -> kept(file, value, writing);
            case JsonFile.Reading.Missing<T>() -> kept(file, otherwise, writing);
            case JsonFile.Reading.SetAside<T>(var where, var reason) -> {
                tell(Trouble.Kind.DAMAGED, where, reason);
                yield kept(file, otherwise, writing);
            }
            case JsonFile.Reading.LeftAlone<T>(var where, var reason) -> {
                tell(Trouble.Kind.LEFT_ALONE, where, reason);
                yield kept(file, otherwise, Kept.Writing.NEVER);
            }
        };
        kept.add(result);
        return result;
    }

    private <T> Kept<T> kept(JsonFile<T> file, T value, Kept.Writing writing) {
        return new Kept<>(file, value, writing, tasks, new Kept.Listening(
                failure -> tell(Trouble.Kind.NOT_WRITTEN, file.path(), failure.toString()), where -> tellOthers(file.path(), where)));
    }

    /// Two workbenches that write in turns are told of once.
    private void tellOthers(Path file, Path where) {
        LOG.log(Level.WARNING, "{0} was written by another workbench, whose version is {1} now", new Object[] {file, where});
        if (others.add(file)) {
            troubles.add(new Trouble(Trouble.Kind.OTHERS, where));
        }
    }

    private void tell(Trouble.Kind kind, Path file, String reason) {
        LOG.log(Level.WARNING, "{0} {1}: {2}", new Object[] {kind, file, reason});
        var trouble = new Trouble(kind, file);
        if (!troubles.contains(trouble)) { // a full disk is told once, not with every change
            troubles.add(trouble);
        }
    }

    /// Where the files are.
    public Path path() {
        return folder;
    }

    /// What was wrong with files up to now, each once.
    public ObservableList<Trouble> troubles() {
        return troublesForOthers;
    }

    /// Waits until all changes are written, when the program ends.
    public void flush() {
        for (var each : kept) {
            try {
                each.flush();
            } catch (IOException refused) {
                LOG.log(Level.WARNING, "Settings in {0} were not written: {1}", new Object[] {folder, refused});
            }
        }
    }
}
