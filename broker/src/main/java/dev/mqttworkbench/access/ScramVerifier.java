package dev.mqttworkbench.access;

import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.mqttworkbench.mqtt.packet.Payload;

/// What a Server keeps of a password for SCRAM-SHA-256 (RFC 5802, section 3), written as PostgreSQL writes it:
/// `SCRAM-SHA-256$iterations:salt$storedKey:serverKey`.
///
/// @param iterations of PBKDF2, which the client does
/// @param salt of it
/// @param storedKey what the client's proof is checked with, 32 bytes
/// @param serverKey what the Server proves with that it knows the user, 32 bytes
public record ScramVerifier(int iterations, Payload salt, Payload storedKey, Payload serverKey) implements Credential {

    private static final Pattern FORM =
            Pattern.compile("SCRAM-SHA-256\\$(\\d{1,8}):([A-Za-z0-9+/=]+)\\$([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)");
    private static final int KEY_BYTES = 32;

    /// Reads a verifier.
    ///
    /// @throws IllegalArgumentException with words that say what is wrong
    static ScramVerifier parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a verifier has the form SCRAM-SHA-256$iterations:salt$storedKey:serverKey");
        }
        var iterations = Integer.parseInt(form.group(1));
        if (iterations < 1 || iterations > PasswordHash.MAXIMUM_ITERATIONS) {
            throw new IllegalArgumentException(
                    "the iterations are a number from 1 to " + PasswordHash.MAXIMUM_ITERATIONS);
        }
        return new ScramVerifier(iterations, base64(form.group(2)), key(form.group(3)), key(form.group(4)));
    }

    /// The verifier of a password; slow.
    public static ScramVerifier of(Payload password, Payload salt, int iterations) {
        var salted = Digests.pbkdf2(Digests.HMAC_SHA_256, password.toBytes(), salt.toBytes(), iterations);
        var clientKey = Digests.hmac(Digests.HMAC_SHA_256, salted, Payload.ofText("Client Key").toBytes());
        var serverKey = Digests.hmac(Digests.HMAC_SHA_256, salted, Payload.ofText("Server Key").toBytes());
        return new ScramVerifier(
                iterations, salt, Payload.taking(Digests.hash("SHA-256", clientKey)), Payload.taking(serverKey));
    }

    private static Payload key(String text) {
        var key = base64(text);
        if (key.size() != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + key.size() + " bytes instead of " + KEY_BYTES);
        }
        return key;
    }

    private static Payload base64(String text) {
        try {
            return Payload.taking(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("salt and keys are Base64", notBase64);
        }
    }

    /// As it stands in a file behind `user:`.
    public String line() {
        var encoder = Base64.getEncoder();
        return String.format(Locale.ROOT, "SCRAM-SHA-256$%d:%s$%s:%s",
                iterations, encoder.encodeToString(salt.toBytes()), encoder.encodeToString(storedKey.toBytes()),
                encoder.encodeToString(serverKey.toBytes()));
    }
}
