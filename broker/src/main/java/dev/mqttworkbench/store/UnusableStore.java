package dev.mqttworkbench.store;

/// A store cannot be opened. Its message is a sentence for the user that says what to do.
public final class UnusableStore extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableStore(String sentence) {
        super(sentence);
    }

    UnusableStore(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
