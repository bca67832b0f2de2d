package dev.mqttworkbench.app.workbench;

import java.util.List;

import dev.mqttworkbench.broker.ListenFailure;
import dev.mqttworkbench.client.ConnectFailure;

/// The sentences for what goes wrong, in the reader's language.
///
/// @param words where they stand
public record FailureWords(Words words) {

    /// What went wrong and what to do about it. A failure that the workbench does not know speaks for itself.
    public String of(Throwable failure) {
        return switch (failure) {
            case ConnectFailure connect -> sentence(key(connect.kind()), connect.arguments());
            case ListenFailure listen -> sentence(key(listen.kind()), listen.arguments());
            default -> {
                var message = failure.getMessage();
                yield message == null ? failure.getClass().getSimpleName() : message;
            }
        };
    }

    private String sentence(String key, List<String> arguments) {
        return words.get(key, arguments.toArray());
    }

    /// The key of the sentence for a connection that failed.
    public static String key(ConnectFailure.Kind kind) {
        return "failure.connect." + kind;
    }

    /// The key of the sentence for a broker that cannot listen.
    public static String key(ListenFailure.Kind kind) {
        return "failure.listen." + kind;
    }
}
