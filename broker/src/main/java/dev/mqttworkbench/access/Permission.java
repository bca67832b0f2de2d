package dev.mqttworkbench.access;

import java.util.Optional;

/// What a line of an access list says about its topics.
enum Permission {
    READ("read", true, false),
    WRITE("write", false, true),
    READ_WRITE("readwrite", true, true),
    DENY("deny", false, false);

    private final String word;
    private final boolean reads;
    private final boolean writes;

    Permission(String word, boolean reads, boolean writes) {
        this.word = word;
        this.reads = reads;
        this.writes = writes;
    }

    /// Whether messages may be delivered.
    boolean reads() {
        return reads;
    }

    /// Whether messages may be published.
    boolean writes() {
        return writes;
    }

    static Optional<Permission> of(String word) {
        for (var permission : values()) {
            if (permission.word.equals(word)) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }
}
