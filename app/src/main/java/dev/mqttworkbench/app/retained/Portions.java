package dev.mqttworkbench.app.retained;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// How many topics a broker is asked about in one SUBSCRIBE: so few that it takes them, and that what comes to them fits into the
/// queue that it has for a client.
final class Portions {

    /// Topics at the most; the smallest queue of a broker in common use takes some hundred messages.
    static final int MANY = 256;

    /// The same where that was too much for the broker: AWS IoT takes no more.
    static final int FEW = 8;

    private static final int MOST_TOPIC_BYTES = 32 << 10;
    private static final int MOST_PAYLOAD_BYTES = 1 << 20;

    private Portions() {}

    /// Takes the next ones out of those that wait: one at least, and then so many that neither their topics have more than 32 kB nor
    /// their payloads more than 1 MB.
    ///
    /// @param most how many at the most
    /// @param payload how many bytes are known to come to one
    static <T> List<T> next(Deque<T> waiting, int most, Function<T, String> topic, ToIntFunction<T> payload) {
        var portion = new ArrayList<T>();
        var topics = 0;
        var payloads = 0;
        while (!waiting.isEmpty() && portion.size() < most) {
            topics += topic.apply(waiting.getFirst()).getBytes(StandardCharsets.UTF_8).length;
            payloads += payload.applyAsInt(waiting.getFirst());
            if (!portion.isEmpty() && (topics > MOST_TOPIC_BYTES || payloads > MOST_PAYLOAD_BYTES)) {
                break;
            }
            portion.add(waiting.removeFirst());
        }
        return portion;
    }

    /// Whether a subscription to this topic gets its retained message: one to a name that looks like a Shared Subscription does not.
    static boolean canAskFor(String topic) {
        return !topic.startsWith("$share/");
    }
}
