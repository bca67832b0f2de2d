package dev.mqttworkbench.access;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

import dev.mqttworkbench.mqtt.packet.Payload;
import org.jspecify.annotations.Nullable;

/// The Server's side of one SCRAM-SHA-256 exchange (RFC 5802, RFC 7677) without channel binding: the client's first message is
/// answered with a challenge, its final one with the Server's own proof. It takes microseconds: the slow part is the client's.
public final class ScramExchange {

    /// The Authentication Method that names it.
    public static final String METHOD = "SCRAM-SHA-256";

    private static final int NONCE_BYTES = 18;

    private final ScramFile file;
    private final String serverNonce;
    private @Nullable Challenged challenged;

    /// The outcome of one message.
    public sealed interface Step {

        /// The client has to go on from here.
        ///
        /// @param data the server-first-message
        record Challenge(Payload data) implements Step {}

        /// The client knows the password.
        ///
        /// @param principal who it is
        /// @param data the server-final-message
        record Proven(Principal principal, Payload data) implements Step {}

        /// The client does not know the password, or does not speak SCRAM.
        ///
        /// @param why in words for the client and a log; the same for a user who is not there as for a wrong password
        record Failed(String why) implements Step {}
    }

    private record Challenged(String user, ScramVerifier verifier, String gs2Header, String clientFirstBare, String serverFirst, String nonce) {}

    /// The client sent something that is no message of SCRAM at this point.
    private static final class NotScram extends Exception {

        private static final long serialVersionUID = 1L;

        NotScram(String why) {
            super(why);
        }
    }

    ScramExchange(ScramFile file) {
        this(file, freshNonce());
    }

    /// @param serverNonce printable characters without a comma, never the same again
    ScramExchange(ScramFile file, String serverNonce) {
        this.file = file;
        this.serverNonce = serverNonce;
    }

    private static String freshNonce() {
        var bytes = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Takes the client's next message.
    public Step on(Payload message) {
        try {
            return challenged == null ? challenge(message.asText()) : verify(challenged, message.asText());
        } catch (NotScram notScram) {
            return new Step.Failed(String.valueOf(notScram.getMessage()));
        }
    }

    private Step challenge(String clientFirst) throws NotScram {
        var header = gs2Header(clientFirst);
        var bare = clientFirst.substring(header.length());
        var attributes = bare.split(",", -1);
        if (attributes.length < 2 || !attributes[0].startsWith("n=") || !attributes[1].startsWith("r=")) {
            throw new NotScram("the client-first-message is not n=user,r=nonce");
        }
        var user = userName(attributes[0].substring(2));
        var clientNonce = attributes[1].substring(2);
        if (!clientNonce.matches("[\\x21-\\x7E]+")) {
            throw new NotScram("the nonce is empty or not printable");
        }
        var verifier = file.verifierOf(user);
        var nonce = clientNonce + serverNonce;
        var serverFirst = String.format(Locale.ROOT, "r=%s,s=%s,i=%d", nonce, base64(verifier.salt().toBytes()), verifier.iterations());
        challenged = new Challenged(user, verifier, header, bare, serverFirst, nonce);
        return new Step.Challenge(Payload.ofText(serverFirst));
    }

    /// `n,,` or `y,,`: no channel binding, and nobody to act for.
    private static String gs2Header(String clientFirst) throws NotScram {
        if (clientFirst.startsWith("p=")) {
            throw new NotScram("channel binding is not supported");
        }
        if (!clientFirst.startsWith("n,,") && !clientFirst.startsWith("y,,")) {
            throw new NotScram("the client-first-message does not begin with n,, or y,,");
        }
        return clientFirst.substring(0, 3);
    }

    private static String userName(String saslName) throws NotScram {
        var rest = saslName.replace("=2C", "").replace("=3D", "");
        if (saslName.isEmpty() || rest.indexOf('=') >= 0) {
            throw new NotScram("the user name is empty, or has = for something else than =2C and =3D");
        }
        return saslName.replace("=2C", ",").replace("=3D", "=");
    }

    private Step verify(Challenged before, String clientFinal) throws NotScram {
        var end = clientFinal.lastIndexOf(",p=");
        if (end < 0) {
            throw new NotScram("the client-final-message has no proof");
        }
        var withoutProof = clientFinal.substring(0, end);
        var attributes = withoutProof.split(",", -1);
        if (attributes.length < 2 || !attributes[0].equals("c=" + base64(Payload.ofText(before.gs2Header()).toBytes()))) {
            throw new NotScram("the client-final-message binds another channel");
        }
        if (!attributes[1].equals("r=" + before.nonce())) {
            throw new NotScram("the client-final-message has another nonce");
        }
        var authMessage = Payload.ofText(
                before.clientFirstBare() + "," + before.serverFirst() + "," + withoutProof).toBytes();
        var right = proves(proof(clientFinal.substring(end + 3)), before.verifier(), authMessage);
        if (!right || !file.knows(before.user())) {
            return new Step.Failed("wrong user name or password");
        }
        var signature = Digests.hmac(Digests.HMAC_SHA_256, before.verifier().serverKey().toBytes(), authMessage);
        return new Step.Proven(
                Principal.proven(before.user(), before.verifier()), Payload.ofText("v=" + base64(signature)));
    }

    private static boolean proves(byte[] proof, ScramVerifier verifier, byte[] authMessage) {
        var clientKey = Digests.hmac(Digests.HMAC_SHA_256, verifier.storedKey().toBytes(), authMessage);
        for (var i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= proof[i];
        }
        return MessageDigest.isEqual(Digests.hash("SHA-256", clientKey), verifier.storedKey().toBytes());
    }

    private static byte[] proof(String text) throws NotScram {
        try {
            var proof = Base64.getDecoder().decode(text);
            if (proof.length == 32) {
                return proof;
            }
        } catch (IllegalArgumentException notBase64) {
            // said below
        }
        throw new NotScram("the proof is not 32 bytes in Base64");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
