package dev.mqttworkbench.broker;

/// A [Broker] cannot use a file that says who may do what. The message is a sentence for the user that names the file and the
/// line.
public final class AccessFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccessFailure(String sentence) {
        super(sentence);
    }
}
