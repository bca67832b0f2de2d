package dev.mqttworkbench.app.workbench.profile;

import java.util.List;
import java.util.Map;

/// Profiles in a file that goes elsewhere.
///
/// @param profiles all of them
/// @param secrets their passwords by the profile's id: none, unless the user asked for them
public record ExportedProfiles(List<Profile> profiles, Map<String, ProfileSecrets> secrets) {

    /// The version of the file's form.
    public static final int VERSION = 1;

    /// @throws NullPointerException when the list is missing
    public ExportedProfiles {
        profiles = List.copyOf(profiles);
        secrets = Map.copyOf(secrets);
    }

    /// The passwords of one of them.
    public ProfileSecrets secretsOf(Profile profile) {
        return secrets.getOrDefault(profile.id(), ProfileSecrets.NONE);
    }
}
