package dev.mqttworkbench.app.connect;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.app.workbench.Removed;
import dev.mqttworkbench.app.workbench.profile.Profile;
import dev.mqttworkbench.app.workbench.profile.ProfileSecrets;

/// The profiles that were deleted, until the workbench closes: each can come back. On the JavaFX thread only.
public final class DeletedProfiles {

    /// A profile that was deleted.
    ///
    /// @param place where it stood among all profiles
    /// @param secrets its passwords, which are in memory alone now
    record Deleted(Profile profile, int place, CompletionStage<ProfileSecrets> secrets) {}

    private final Removed<Deleted> deleted = new Removed<>();

    void push(Deleted profile) {
        deleted.push(profile);
    }

    /// What would come back next.
    Optional<Deleted> last() {
        return deleted.last();
    }

    /// Takes it away to bring it back.
    Optional<Deleted> poll() {
        return deleted.poll();
    }
}
