package dev.mqttworkbench.broker;

/// A broker could not listen. The message is a sentence for the user that says why and what to do.
public final class ListenFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean portInUse;

    ListenFailure(String sentence, boolean portInUse, Throwable cause) {
        super(sentence, cause);
        this.portInUse = portInUse;
    }

    /// Whether another program listens there already: another port may do.
    public boolean isPortInUse() {
        return portInUse;
    }
}
