package dev.mqttworkbench.access;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;

import dev.mqttworkbench.mqtt.packet.Payload;

/// The users who may prove themselves with SCRAM-SHA-256: `user:verifier`, one a line.
public final class ScramFile {

    private static final int USUAL_ITERATIONS = 4_096;
    private static final int SALT_BYTES = 16;

    private final Map<String, ScramVerifier> byUser;
    private final int iterations;
    private final byte[] secret = new byte[32];

    private ScramFile(Map<String, ScramVerifier> byUser) {
        this.byUser = byUser;
        this.iterations = byUser.values().stream().mapToInt(ScramVerifier::iterations).max().orElse(USUAL_ITERATIONS);
        new SecureRandom().nextBytes(secret);
    }

    /// Reads a file; a line that means nothing makes the whole file unusable.
    ///
    /// @throws UnusableAccessFile when it cannot be read, or with the first line that is wrong
    public static ScramFile read(Path file) {
        return new ScramFile(UserLines.read(
                file, "user:SCRAM-SHA-256$iterations:salt$storedKey:serverKey", ScramVerifier::parse));
    }

    boolean knows(String user) {
        return byUser.containsKey(user);
    }

    /// The user's verifier. A user who is not there gets one that nothing proves, always with the same salt: an attacker who asks
    /// twice does not learn who is there.
    ScramVerifier verifierOf(String user) {
        var known = byUser.get(user);
        if (known != null) {
            return known;
        }
        var digest = Digests.hmac(Digests.HMAC_SHA_256, secret, Payload.ofText(user).toBytes());
        var salt = Payload.taking(digest).toBytes(0, SALT_BYTES);
        return new ScramVerifier(iterations, Payload.taking(salt), Payload.taking(digest), Payload.taking(digest));
    }

    /// Whether the user still has this verifier.
    boolean has(String user, Credential verifier) {
        return verifier.equals(byUser.get(user));
    }
}
