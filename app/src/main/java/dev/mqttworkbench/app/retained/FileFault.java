package dev.mqttworkbench.app.retained;

import java.util.List;

import dev.mqttworkbench.app.workbench.Words;

/// Why a file cannot be imported.
final class FileFault extends RuntimeException {

    /// What is wrong.
    enum Kind {
        /// It is no JSON from a line on.
        NO_JSON,
        /// It is JSON, and holds something else.
        OTHER_CONTENT,
        /// A newer workbench wrote it. The version.
        NEWER,
        /// A message has a value that cannot be. The line, and the name of the value.
        VALUE,
        /// A topic stands there twice. The line, and the topic.
        TWICE
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<String> arguments;

    FileFault(Kind kind, String... arguments) {
        super(kind + " " + List.of(arguments));
        this.kind = kind;
        this.arguments = List.of(arguments);
    }

    /// What is wrong.
    Kind kind() {
        return kind;
    }

    /// The sentence for the reader.
    String sentence(Words words) {
        return words.get(switch (kind) {
            case NO_JSON -> "retained.file.noJson";
            case OTHER_CONTENT -> "retained.file.otherContent";
            case NEWER -> "retained.file.newer";
            case VALUE -> "retained.file.value";
            case TWICE -> "retained.file.twice";
        }, arguments.toArray());
    }
}
