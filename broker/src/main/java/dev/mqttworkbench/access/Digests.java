package dev.mqttworkbench.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The digests that password files and SCRAM are made of, over bytes: a password of MQTT is binary data, which the JDK's own
/// PBKDF2 does not take.
final class Digests {

    static final String HMAC_SHA_256 = "HmacSHA256";
    static final String HMAC_SHA_512 = "HmacSHA512";

    private Digests() {}

    /// The digest of all parts behind each other.
    static byte[] hash(String algorithm, byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing); // every JDK has the algorithms that are used here
        }
    }

    static byte[] hmac(String algorithm, byte[] key, byte[] message) {
        return mac(algorithm, key).doFinal(message);
    }

    /// PBKDF2 (RFC 8018, 5.2), as long as one digest.
    static byte[] pbkdf2(String algorithm, byte[] password, byte[] salt, int iterations) {
        var mac = mac(algorithm, password);
        mac.update(salt);
        var step = mac.doFinal(new byte[] {0, 0, 0, 1});
        var result = step.clone();
        for (var i = 1; i < iterations; i++) {
            step = mac.doFinal(step);
            for (var b = 0; b < result.length; b++) {
                result[b] ^= step[b];
            }
        }
        return result;
    }

    /// HMAC fills a key with zeros, so that one of them stands for the empty key, which the JDK does not take.
    private static Mac mac(String algorithm, byte[] key) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing); // every JDK has the algorithms that are used here
        }
    }
}
