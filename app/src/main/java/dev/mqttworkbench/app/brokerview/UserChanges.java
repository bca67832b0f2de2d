package dev.mqttworkbench.app.brokerview;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What was done to users in password files, until the workbench closes: it can be taken back, the latest first, in each file for
/// itself. On the JavaFX thread only.
public final class UserChanges {

    /// A change of one user.
    ///
    /// @param file that was changed
    /// @param user whose line it was
    /// @param before the line of before; empty where there was none
    record Change(Path file, String user, Optional<String> before) {

        Change {
            file = file.toAbsolutePath().normalize();
        }
    }

    private final Deque<Change> changes = new ArrayDeque<>(); // the last one first

    /// A user was put in, changed or taken out. Who is put in is taken out by another click, unless something before it would come
    /// back in its place.
    void note(Change change) {
        var isOfUse = change.before().isPresent()
                || changes.stream().anyMatch(earlier -> earlier.file().equals(change.file()) && earlier.user().equals(change.user()));
        if (isOfUse) {
            changes.push(change);
        }
    }

    /// What would be taken back next in this file.
    Optional<Change> latest(Path file) {
        var wanted = file.toAbsolutePath().normalize();
        return changes.stream().filter(change -> change.file().equals(wanted)).findFirst();
    }

    /// It was taken back.
    void forget(Change change) {
        changes.removeFirstOccurrence(change);
    }
}
