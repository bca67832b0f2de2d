package dev.mqttworkbench.access;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;

import dev.mqttworkbench.mqtt.packet.Payload;

/// A password as `mosquitto_passwd` writes it: what can be compared with a password and not be turned back into it.
public sealed interface PasswordHash extends Credential {

    /// The most iterations that are taken: a check of more would keep a thread for a quarter of a minute.
    int MAXIMUM_ITERATIONS = 10_000_000;

    /// Whether it is the hash of this password. Takes as long for a wrong one as for the right one; slow on purpose.
    boolean isOf(Payload password);

    /// How much work a comparison is.
    int iterations();

    /// A hash of nothing that anybody knows, with as much work as this one.
    PasswordHash decoy();

    /// `$7$iterations$salt$hash`: PBKDF2 with HMAC-SHA-512.
    ///
    /// @param iterations 1 to [#MAXIMUM_ITERATIONS]
    /// @param salt any bytes
    /// @param hash 64 bytes
    record Pbkdf2(int iterations, Payload salt, Payload hash) implements PasswordHash {

        /// The hash of a password; slow.
        public static Pbkdf2 of(Payload password, Payload salt, int iterations) {
            return new Pbkdf2(iterations, salt, Payload.taking(
                    Digests.pbkdf2(Digests.HMAC_SHA_512, password.toBytes(), salt.toBytes(), iterations)));
        }

        /// As it stands in a file behind `user:`.
        public String line() {
            var encoder = Base64.getEncoder();
            return String.format(Locale.ROOT, "$7$%d$%s$%s",
                    iterations, encoder.encodeToString(salt.toBytes()), encoder.encodeToString(hash.toBytes()));
        }

        @Override
        public boolean isOf(Payload password) {
            return MessageDigest.isEqual(
                    hash.toBytes(),
                    Digests.pbkdf2(Digests.HMAC_SHA_512, password.toBytes(), salt.toBytes(), iterations));
        }

        @Override
        public PasswordHash decoy() {
            return new Pbkdf2(iterations, salt, Payload.EMPTY);
        }
    }

    /// `$6$salt$hash`: SHA-512 of the password and the salt, the default of Mosquitto 1.6 and earlier.
    ///
    /// @param salt any bytes
    /// @param hash 64 bytes
    record SaltedSha512(Payload salt, Payload hash) implements PasswordHash {

        @Override
        public boolean isOf(Payload password) {
            return MessageDigest.isEqual(
                    hash.toBytes(), Digests.hash("SHA-512", password.toBytes(), salt.toBytes()));
        }

        @Override
        public int iterations() {
            return 1;
        }

        @Override
        public PasswordHash decoy() {
            return new SaltedSha512(salt, Payload.EMPTY);
        }
    }

    /// Reads a hash.
    ///
    /// @throws IllegalArgumentException with words that say what is wrong and what to do
    static PasswordHash parse(String text) {
        var fields = text.split("\\$", -1);
        if (fields.length < 2 || !fields[0].isEmpty()) {
            throw new IllegalArgumentException("the password is not hashed; mosquitto_passwd -U hashes those of a whole file");
        }
        return switch (fields[1]) {
            case "7" -> {
                requireFields(fields, 5, "$7$iterations$salt$hash");
                yield new Pbkdf2(iterations(fields[2]), base64(fields[3]), digest(fields[4]));
            }
            case "6" -> {
                requireFields(fields, 4, "$6$salt$hash");
                yield new SaltedSha512(base64(fields[2]), digest(fields[3]));
            }
            case "argon2id", "argon2i", "argon2d" -> throw new IllegalArgumentException(
                    "argon2 is not supported; write the password with mosquitto_passwd -H sha512-pbkdf2");
            default -> throw new IllegalArgumentException(
                    "the hash $" + fields[1].replaceAll("\\p{Cntrl}", "?") + "$ is not known; there are $7$ and $6$");
        };
    }

    private static void requireFields(String[] fields, int number, String form) {
        if (fields.length != number) {
            throw new IllegalArgumentException("a hash of this kind has the form " + form);
        }
    }

    private static int iterations(String field) {
        try {
            var iterations = Integer.parseInt(field);
            if (iterations >= 1 && iterations <= MAXIMUM_ITERATIONS) {
                return iterations;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new IllegalArgumentException("the iterations are a number from 1 to " + MAXIMUM_ITERATIONS);
    }

    private static Payload digest(String field) {
        var digest = base64(field);
        if (digest.size() != 64) {
            throw new IllegalArgumentException("the hash has " + digest.size() + " bytes instead of 64");
        }
        return digest;
    }

    private static Payload base64(String field) {
        try {
            return Payload.taking(Base64.getDecoder().decode(field));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("salt and hash are Base64", notBase64);
        }
    }
}
