package dev.mqttworkbench.broker;

/// A [Broker] cannot use its store. The message is a sentence for the user that says what to do.
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
