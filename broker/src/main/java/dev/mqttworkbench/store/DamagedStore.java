package dev.mqttworkbench.store;

/// A store's file is there but cannot be read as one.
final class DamagedStore extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedStore(String detail, Throwable cause) {
        super(detail, cause);
    }
}
