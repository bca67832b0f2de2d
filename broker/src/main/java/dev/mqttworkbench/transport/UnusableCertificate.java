package dev.mqttworkbench.transport;

/// A certificate or key cannot be used. The message is a sentence for the user that names the file.
public final class UnusableCertificate extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableCertificate(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
