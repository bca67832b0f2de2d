package dev.mqttworkbench.app.workbench;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.client.ReceivedMessage;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.Ring;

/// The workbench's own client at one broker, with the messages that passed it in a bounded ring.
public final class Connection implements AutoCloseable {

    private static final int MAXIMUM_WAITING = 262_144;
    private static final long MAXIMUM_WAITING_BYTES = 64L << 20;

    private final Ring<Message> ring = new Ring<>(MAXIMUM_WAITING, MAXIMUM_WAITING_BYTES, Message::cost);
    private final List<String> topicFilters;
    private final boolean bundled;
    private final Client client;

    // Held by the client's loop (received, sent) and the JavaFX thread (sent, and already complete) while they number a message and put it in the ring,
    // so that numbers rise in the ring.
    private final Object order = new Object();
    private long lastNumber;

    // Written by the client's loop when SUBACK came, read by the JavaFX thread.
    private volatile String refusal = "";

    /// A connection that does nothing yet.
    ///
    /// @param options where and how
    /// @param topicFilters what is subscribed to at QoS 2, with the flags as they were published
    /// @param bundled whether this is the broker in the box
    public Connection(ConnectOptions options, List<String> topicFilters, boolean bundled) {
        this.topicFilters = List.copyOf(topicFilters);
        this.bundled = bundled;
        this.client = new Client(options, new ClientListener() {
            @Override
            public void messageReceived(ReceivedMessage message) {
                note(message.at(), message.nanoTime(), Direction.IN, message.publish());
            }
        });
    }

    private void note(Instant at, long nanoTime, Direction direction, Publish publish) {
        synchronized (order) {
            ring.add(Message.of(++lastNumber, at, nanoTime, direction, publish));
        }
    }

    /// Connects and subscribes. Completes on any thread, exceptionally with a sentence for the user as the message.
    public CompletionStage<Connection> open() {
        return client.connect()
                .thenCompose(connAck -> client.subscribe(subscriptions(), Properties.NONE))
                .thenApply(this::noteRefusals);
    }

    private List<Subscribe.Requested> subscriptions() {
        var v5 = client.options().version().isV5();
        var options = new SubscriptionOptions(QoS.EXACTLY_ONCE, false, v5, RetainHandling.SEND);
        return topicFilters.stream().map(filter -> new Subscribe.Requested(filter, options)).toList();
    }

    private Connection noteRefusals(SubAck subAck) {
        for (var i = 0; i < subAck.reasonCodes().size(); i++) {
            var reasonCode = subAck.reasonCodes().get(i);
            if (reasonCode.isError()) {
                refusal = topicFilters.get(i) + ": " + reasonCode;
            }
        }
        return this;
    }

    /// Sends a message, and notes it when its QoS is fulfilled: what was not sent is not noted. Completes on any thread then,
    /// exceptionally with a sentence for the user as the message.
    public CompletionStage<PublishResult> publish(Publish publish) {
        return client.publish(publish).thenApply(result -> {
            note(Instant.now(), System.nanoTime(), Direction.OUT, publish);
            return result;
        });
    }

    /// Takes the messages that passed since the last call, and how many were overwritten. On the JavaFX thread.
    public Ring.Drained<Message> drain() {
        return ring.drain();
    }

    /// What the client is doing.
    public ClientState state() {
        return client.state();
    }

    /// Where and how it connects.
    public ConnectOptions options() {
        return client.options();
    }

    /// The Topic Filters that are subscribed to.
    public List<String> topicFilters() {
        return topicFilters;
    }

    /// Whether this is the broker in the box.
    public boolean isBundled() {
        return bundled;
    }

    /// Which subscription the Server refused and why; empty where it refused none.
    public String refusal() {
        return refusal;
    }

    /// The address as a URI, such as `mqtt://127.0.0.1:1883`.
    public String address() {
        return options().address();
    }

    /// Disconnects. Returns at once.
    @Override
    public void close() {
        client.close();
    }
}
