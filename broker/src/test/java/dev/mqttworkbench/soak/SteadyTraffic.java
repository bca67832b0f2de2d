package dev.mqttworkbench.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.client.ReceivedMessage;
import dev.mqttworkbench.client.Reconnect;
import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// Numbered messages at each QoS from one client to another, of which every one must arrive, once and in order.
final class SteadyTraffic implements ClientListener, AutoCloseable {

    private static final int WINDOW = 50;
    private static final String TOPIC = "soak/steady/";

    private final Client publisher;
    private final Client subscriber;
    private final Map<QoS, Integer> sent = new EnumMap<>(QoS.class);
    private final Map<QoS, Integer> answered = new EnumMap<>(QoS.class);
    private final Map<QoS, Integer> received = new EnumMap<>(QoS.class);
    private final List<String> faults = new ArrayList<>();

    SteadyTraffic(int port) {
        var options = ConnectOptions.to("127.0.0.1", port).withReconnect(Reconnect.NEVER);
        publisher = new Client(options.withClientIdentifier("steady-publisher"), new ClientListener() {});
        subscriber = new Client(options.withClientIdentifier("steady-subscriber"), this);
        for (var qos : QoS.values()) {
            sent.put(qos, 0);
            answered.put(qos, 0);
            received.put(qos, 0);
        }
        Patience.get(publisher.connect());
        Patience.get(subscriber.connect());
        Patience.get(subscriber.subscribe(
                List.of(new Subscribe.Requested(TOPIC + "+", SubscriptionOptions.of(QoS.EXACTLY_ONCE))), Properties.NONE));
    }

    /// One message more at each QoS, unless too many are on their way.
    synchronized void go() {
        for (var qos : QoS.values()) {
            if (sent.get(qos) - Math.min(answered.get(qos), received.get(qos)) < WINDOW) {
                var number = sent.merge(qos, 1, Integer::sum);
                publisher.publish(Publish.of(
                                TOPIC + qos, Payload.ofText(Integer.toString(number)), qos, false, Properties.NONE))
                        .whenComplete((result, failure) -> answered(qos, result, failure));
            }
        }
    }

    private synchronized void answered(QoS qos, @Nullable PublishResult result, @Nullable Throwable failure) {
        if (failure != null || result != null && result.reasonCode().isError()) {
            faults.add(qos + " was refused: " + result + ", " + failure);
        }
        answered.merge(qos, 1, Integer::sum);
    }

    @Override
    public synchronized void messageReceived(ReceivedMessage message) {
        var publish = message.publish();
        var expected = received.merge(publish.qos(), 1, Integer::sum);
        if (!publish.payload().asText().equals(Integer.toString(expected))) {
            faults.add(publish.payload().asText() + " came instead of " + expected + " at " + publish.qos());
        }
    }

    private synchronized boolean isComplete() {
        return !faults.isEmpty() || sent.equals(answered) && sent.equals(received);
    }

    /// Waits for what is on its way, and accounts for all of it.
    void requireComplete() {
        Patience.until(() -> "arrived: " + this, this::isComplete);
        synchronized (this) {
            assertThat(faults).as("%s", this).isEmpty();
            assertThat(sent.values()).allMatch(count -> count > 0);
        }
    }

    @Override
    public synchronized String toString() {
        return "steady: sent %s, answered %s, received %s, faults %d".formatted(sent, answered, received, faults.size());
    }

    @Override
    public void close() {
        Patience.get(publisher.disconnect());
        Patience.get(subscriber.disconnect());
    }
}
