package dev.mqttworkbench.app.sessions;

import java.util.Optional;

import dev.mqttworkbench.app.workbench.Removed;
import dev.mqttworkbench.broker.DeletedSession;

/// The Sessions of the broker in the box that were deleted, until the workbench closes: each can come back. Shared by all connections, on the JavaFX
/// thread only.
public final class DeletedSessions {

    private final Removed<DeletedSession> deleted = new Removed<>();

    /// One that would not have outlived its connection has nothing to come back to.
    void push(DeletedSession session) {
        if (session.outlivesItsConnection()) {
            deleted.push(session);
        }
    }

    /// What would come back next.
    Optional<DeletedSession> last() {
        return deleted.last();
    }

    /// It is back.
    void remove(DeletedSession session) {
        deleted.forget(session);
    }

    /// It cannot come back at present: the others are first.
    void putOff(DeletedSession session) {
        deleted.putOff(session);
    }
}
