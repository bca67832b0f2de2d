package dev.mqttworkbench.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Who gets into a [Broker], and what they may do there. The files are read again when they change.
///
/// @param passwordFile users and the hashes of their passwords, as `mosquitto_passwd` writes them
/// @param accessList who may read and write which topics, as Mosquitto's `acl_file`; empty: everybody everything
/// @param scramFile users who prove themselves with SCRAM-SHA-256: `user:SCRAM-SHA-256$iterations:salt$storedKey:serverKey`
/// @param anonymous who needs no user name; empty: [Anonymous#LOOPBACK] where there are no users, otherwise [Anonymous#NEVER]
/// @param checkInterval how often the files are looked at; a change is read when it has settled for that time
public record AccessSettings(
        Optional<Path> passwordFile, Optional<Path> accessList, Optional<Path> scramFile, Optional<Anonymous> anonymous,
        Duration checkInterval) {

    /// Who needs no user name.
    public enum Anonymous {
        /// Clients on this computer.
        LOOPBACK,
        /// Everybody.
        ALWAYS,
        /// Nobody.
        NEVER
    }

    /// No users and no rules: clients on this computer do everything, others nothing.
    public static final AccessSettings DEFAULTS = new AccessSettings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofSeconds(1));

    /// @throws IllegalArgumentException with a sentence for the user when the interval is not positive
    public AccessSettings {
        if (!checkInterval.isPositive()) {
            throw new IllegalArgumentException("The interval at which the access files are looked at is longer than nothing");
        }
    }

    /// These settings with another password file.
    public AccessSettings withPasswordFile(Path other) {
        return new AccessSettings(Optional.of(other), accessList, scramFile, anonymous, checkInterval);
    }

    /// These settings with another access list.
    public AccessSettings withAccessList(Path other) {
        return new AccessSettings(passwordFile, Optional.of(other), scramFile, anonymous, checkInterval);
    }

    /// These settings with another file of SCRAM-SHA-256.
    public AccessSettings withScramFile(Path other) {
        return new AccessSettings(passwordFile, accessList, Optional.of(other), anonymous, checkInterval);
    }

    /// These settings with another answer to who needs no user name.
    public AccessSettings withAnonymous(Anonymous other) {
        return new AccessSettings(passwordFile, accessList, scramFile, Optional.of(other), checkInterval);
    }

    /// These settings with another interval.
    public AccessSettings withCheckInterval(Duration other) {
        return new AccessSettings(passwordFile, accessList, scramFile, anonymous, other);
    }

    /// Whether clients of other computers are refused, whoever they are.
    public boolean keepsToThisComputer() {
        return passwordFile.isEmpty() && scramFile.isEmpty() && !allowsAnonymous(false);
    }

    /// Whether clients on this computer do everything without a name.
    public boolean needsNoNames() {
        return accessList.isEmpty() && allowsAnonymous(true);
    }

    /// Whether a client needs no user name.
    ///
    /// @param onThisComputer whether it comes from the loopback address
    boolean allowsAnonymous(boolean onThisComputer) {
        var whenNotSaid = passwordFile.isPresent() || scramFile.isPresent() ? Anonymous.NEVER : Anonymous.LOOPBACK;
        return switch (anonymous.orElse(whenNotSaid)) {
            case ALWAYS -> true;
            case LOOPBACK -> onThisComputer;
            case NEVER -> false;
        };
    }
}
