package dev.mqttworkbench.access;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;

/// The users and the hashes of their passwords, in the format of `mosquitto_passwd`: `user:hash`, one a line.
public final class PasswordFile {

    /// What the answer to an unknown user costs where there is nobody to compare with.
    private static final PasswordHash NOBODY = new PasswordHash.Pbkdf2(101, Payload.ofText("nobody"), Payload.EMPTY);

    private final Map<String, PasswordHash> byUser;
    private final PasswordHash decoy;

    private PasswordFile(Map<String, PasswordHash> byUser) {
        this.byUser = byUser;
        this.decoy = byUser.values().stream()
                .max(Comparator.comparingInt(PasswordHash::iterations))
                .map(PasswordHash::decoy)
                .orElse(NOBODY);
    }

    /// Reads a file; a line that means nothing makes the whole file unusable.
    ///
    /// @throws UnusableAccessFile when it cannot be read, or with the first line that is wrong
    public static PasswordFile read(Path file) {
        return new PasswordFile(UserLines.read(file, "user:hash, as mosquitto_passwd writes it", PasswordHash::parse));
    }

    /// How many users there are.
    public int size() {
        return byUser.size();
    }

    /// Who the user is, if the password is right. As much work for a user who is not there: how long the answer takes does not
    /// tell who is. From any thread, but slow.
    public Optional<Principal> verify(String user, Payload password) {
        var known = byUser.get(user);
        var right = (known == null ? decoy : known).isOf(password);
        return known != null && right ? Optional.of(Principal.proven(user, known)) : Optional.empty();
    }

    /// Whether the user still has this hash.
    boolean has(String user, Credential hash) {
        return hash.equals(byUser.get(user));
    }
}
