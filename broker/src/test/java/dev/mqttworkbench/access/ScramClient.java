package dev.mqttworkbench.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The client's side of SCRAM-SHA-256, out of the JDK's own parts.
public final class ScramClient {

    private final String user;
    private final String password;
    private final String nonce;
    private String serverSignature = "";

    public ScramClient(String user, String password, String nonce) {
        this.user = user;
        this.password = password;
        this.nonce = nonce;
    }

    public byte[] first() {
        return ("n,," + bare()).getBytes(UTF_8);
    }

    private String bare() {
        return "n=" + user.replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    /// The answer to the Server's challenge.
    public byte[] last(byte[] challenge) {
        var serverFirst = new String(challenge, UTF_8);
        var fields = serverFirst.split(",");
        var withoutProof = "c=biws," + fields[0];
        var authMessage = bare() + "," + serverFirst + "," + withoutProof;
        try {
            var salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(new PBEKeySpec(
                    password.toCharArray(), Base64.getDecoder().decode(fields[1].substring(2)),
                    Integer.parseInt(fields[2].substring(2)), 256)).getEncoded();
            var clientKey = hmac(salted, "Client Key");
            var proof = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), authMessage);
            for (var i = 0; i < proof.length; i++) {
                proof[i] ^= clientKey[i];
            }
            serverSignature = "v=" + Base64.getEncoder().encodeToString(hmac(hmac(salted, "Server Key"), authMessage));
            return (withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof)).getBytes(UTF_8);
        } catch (GeneralSecurityException exception) {
            throw new AssertionError(exception);
        }
    }

    /// Whether the Server has proven that it knows the user, too.
    public boolean accepts(byte[] serverFinal) {
        return new String(serverFinal, UTF_8).equals(serverSignature);
    }

    private static byte[] hmac(byte[] key, String message) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message.getBytes(UTF_8));
    }
}
