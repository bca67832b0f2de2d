package dev.mqttworkbench.app.retained;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.jspecify.annotations.Nullable;

/// Asks a broker by name at which QoS it keeps messages: each comes at the QoS at which it was published, or at the highest one that
/// the broker has for anybody. In portions, each awaited, as brokers drop what does not fit into their queue for a client. For the
/// thread of one scan.
final class QosQuestions {

    /// After so many portions of which nothing came nobody expects anything of the others.
    private static final int MOST_IN_VAIN = 3;

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Connection connection;
    private final Duration quiet;
    private final IntConsumer progress;

    // As they are kept, by topic.
    private final Map<String, RetainedMessage> told = new HashMap<>();

    /// @param quiet an answer is complete when nothing came for this long
    /// @param progress hears of how many the QoS is known
    QosQuestions(Connection connection, Duration quiet, IntConsumer progress) {
        this.connection = connection;
        this.quiet = quiet;
        this.progress = progress;
    }

    /// Asks, and waits for the answer.
    ///
    /// @param kept what is known to be kept, at any QoS
    /// @return those that came, by topic, as they are kept by now
    Map<String, RetainedMessage> ask(Collection<RetainedMessage> kept) throws InterruptedException {
        var missing = ask(kept.stream().filter(message -> Portions.canAskFor(message.topic())).toList(), Portions.MANY);
        ask(missing, Portions.FEW);
        return told;
    }

    /// @return those that did not come
    private List<RetainedMessage> ask(List<RetainedMessage> asked, int most) throws InterruptedException {
        var waiting = new ArrayDeque<>(asked);
        var missing = new ArrayList<RetainedMessage>();
        var size = most;
        var inVain = 0;
        @Nullable ScanClient client = null;
        try {
            while (!waiting.isEmpty() && inVain < MOST_IN_VAIN) {
                var portion = Portions.next(waiting, size, RetainedMessage::topic, message -> message.payload().size());
                var before = told.size();
                try {
                    client = client == null ? new ScanClient(connection, count -> {}) : client;
                    ask(client, portion);
                } catch (ExecutionException failure) { // what did not come is asked for once more, and then it is without QoS
                    close(client);
                    client = null;
                }
                var came = told.size() - before;
                inVain = came == 0 ? inVain + 1 : 0;
                size = 2 * came < portion.size() ? Math.max(Portions.FEW, size / 2) : size;
                portion.stream().filter(message -> !told.containsKey(message.topic())).forEach(missing::add);
                progress.accept(told.size());
            }
        } finally {
            close(client);
        }
        missing.addAll(waiting);
        return missing;
    }

    private static void close(@Nullable ScanClient client) {
        if (client != null) {
            client.close();
        }
    }

    private void ask(ScanClient client, List<RetainedMessage> portion) throws ExecutionException, InterruptedException {
        if (client.maximumQos() == QoS.AT_MOST_ONCE) {
            portion.forEach(message -> told.put(message.topic(), message));
            return;
        }
        var topics = portion.stream().map(RetainedMessage::topic).toList();
        var answers = client.ask(topics, client.maximumQos());
        client.heard().expect(IntStream.range(0, topics.size()).filter(i -> !answers.get(i).isError()).mapToObj(topics::get).toList());
        try {
            client.heard().await(quiet, LONGEST);
        } finally {
            client.heard().of(topics).forEach(message -> told.put(message.topic(), message));
        }
        client.unsubscribe(topics);
    }
}
