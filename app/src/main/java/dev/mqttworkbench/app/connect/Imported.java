package dev.mqttworkbench.app.connect;

import java.util.List;

import dev.mqttworkbench.app.workbench.profile.Profile;
import dev.mqttworkbench.app.workbench.profile.ProfileSecrets;

/// What was found in a file.
///
/// @param profiles that can be kept
/// @param notes what was not taken over, or otherwise than it stands there, a sentence each
record Imported(List<Found> profiles, List<String> notes) {

    /// A profile with its passwords.
    record Found(Profile profile, ProfileSecrets secrets) {}
}
