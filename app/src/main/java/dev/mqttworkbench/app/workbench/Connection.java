package dev.mqttworkbench.app.workbench;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.mqttworkbench.app.workbench.profile.Colour;
import dev.mqttworkbench.app.workbench.profile.Profile;
import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import dev.mqttworkbench.broker.PublisherNotes;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.client.ReceivedMessage;
import dev.mqttworkbench.endpoint.PassedStep;
import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.PacketTrace;
import dev.mqttworkbench.trace.Ring;

/// The workbench's own client at one broker, with the messages that passed it in a bounded ring.
public final class Connection implements AutoCloseable {

    private static final int MAXIMUM_WAITING = 262_144;
    private static final int MAXIMUM_PUBLISHERS = 1_024;
    private static final long MAXIMUM_WAITING_BYTES = 64L << 20;

    private final Ring<Message> ring = new Ring<>(MAXIMUM_WAITING, MAXIMUM_WAITING_BYTES, Message::cost);
    private final String title;
    private final Colour colour;
    private final boolean bundled;
    private final Client client;
    private final Subscriptions subscriptions;
    private final SeenRetained seenRetained = new SeenRetained();

    // Held by the client's loop (received, sent) and the JavaFX thread (sent, and already complete) while they number a message and put it in the ring,
    // so that numbers rise in the ring.
    private final Object order = new Object();
    private long lastNumber;

    // On the client's loop.
    private final Map<String, Optional<String>> publishers = new HashMap<>();

    // Changed by the JavaFX thread and by a recorder's, told under the lock `order`, so that they hear messages as they stand in the ring.
    private final List<Consumer<Message>> listeners = new CopyOnWriteArrayList<>();

    // Set by the JavaFX thread, called by the client's loop.
    private volatile Consumer<PassedStep> stepListener = step -> {};

    /// A connection that does nothing yet, and has no name of its own.
    ///
    /// @param options where and how
    /// @param topicFilters what is subscribed to at QoS 2, with the flags as they were published
    /// @param bundled whether this is the broker in the box
    public Connection(ConnectOptions options, List<String> topicFilters, boolean bundled) {
        this(options, "", Colour.NONE, topicFilters.stream().map(SubscriptionSettings::to).toList(), bundled);
    }

    /// A connection of a profile, that does nothing yet.
    ///
    /// @param options that were made from it
    public static Connection of(Profile profile, ConnectOptions options) {
        return new Connection(options, profile.name(), profile.colour(), profile.subscriptions(), false);
    }

    private Connection(ConnectOptions options, String title, Colour colour, List<SubscriptionSettings> wanted, boolean bundled) {
        this.title = title;
        this.colour = colour;
        this.bundled = bundled;
        this.client = new Client(options, new ClientListener() {
            @Override
            public void messageReceived(ReceivedMessage message) {
                noteReceived(message);
            }

            @Override
            public void subscriptionAnswered(Subscribe.Requested requested, ReasonCode answer) {
                subscriptions.answered(requested.topicFilter(), answer);
            }

            @Override
            public void stepPassed(PassedStep step) {
                stepListener.accept(step);
            }
        });
        this.subscriptions = new Subscriptions(client, wanted);
    }

    /// Numbers its messages behind those of a connection that has ended. Before it is opened.
    void follow(Connection before) {
        long last;
        synchronized (before.order) {
            last = before.lastNumber;
        }
        synchronized (order) {
            lastNumber = last;
        }
    }

    /// The broker in the box says who published; that is not part of the message.
    private void noteReceived(ReceivedMessage received) {
        var publish = received.publish();
        if (bundled) {
            var properties = publish.properties();
            note(received.at(), received.nanoTime(), Direction.IN, publish.withProperties(PublisherNotes.without(properties)), PublisherNotes.publisher(properties).flatMap(this::known));
        } else {
            note(received.at(), received.nanoTime(), Direction.IN, publish, Optional.empty());
        }
    }

    /// The same name is one object, however many messages have it.
    private Optional<String> known(String publisher) {
        if (publishers.size() >= MAXIMUM_PUBLISHERS) {
            publishers.clear();
        }
        return publishers.computeIfAbsent(publisher, Optional::of);
    }

    private void note(Instant at, long nanoTime, Direction direction, Publish publish, Optional<String> publisher) {
        synchronized (order) {
            var message = Message.of(++lastNumber, at, nanoTime, direction, publish, publisher);
            ring.add(message);
            if (publish.retain() && !bundled) {
                seenRetained.note(publish, at, direction == Direction.OUT ? client.options().clientIdentifier() : "",
                        direction == Direction.OUT || subscriptions.isQosTold(publish.topicName(), publish.qos()));
            } else if (!bundled && direction == Direction.IN && subscriptions.isFlagLost(publish.topicName())) {
                seenRetained.noteWithoutFlag(publish, at, subscriptions.isQosTold(publish.topicName(), publish.qos()));
            }
            for (var listener : listeners) {
                listener.accept(message);
            }
        }
    }

    /// Adds one that hears of every message from now on, in order, on the thread where it passed: it has to return at once.
    public void addListener(Consumer<Message> listener) {
        listeners.add(listener);
    }

    /// Takes one out. It may hear of a message that passes at this moment.
    public void removeListener(Consumer<Message> listener) {
        listeners.remove(listener);
    }

    /// Tells of every step on the way to the broker from now on, on the client's loop.
    public void onStep(Consumer<PassedStep> listener) {
        stepListener = listener;
    }

    // ---- subscriptions ----

    /// Connects and subscribes, also when it was disconnected before. Completes on any thread, exceptionally with a sentence for the user as the message.
    public CompletionStage<Connection> open() {
        return client.connect().thenCompose(connAck -> subscriptions.askForAll()).thenApply(done -> this);
    }

    /// Asks for a subscription, in place of one with the same Topic Filter.
    ///
    /// @return completes on any thread with the broker's answer, which may be a refusal; exceptionally with a sentence for the user as the message
    public CompletionStage<Subscribed> subscribe(SubscriptionSettings wanted) {
        return subscriptions.subscribe(wanted);
    }

    /// Ends the subscription to this Topic Filter.
    ///
    /// @return completes on any thread with what the broker has answered, where it refuses the subscription stays; exceptionally with a
    ///         sentence for the user as the message
    public CompletionStage<ReasonCode> unsubscribe(String topicFilter) {
        return subscriptions.unsubscribe(topicFilter);
    }

    /// Does not list the subscription to this Topic Filter any more, such as one that was refused. One that the broker has not
    /// answered is ended there too, whatever it says to that.
    public void withdraw(String topicFilter) {
        subscriptions.withdraw(topicFilter);
    }

    /// The subscriptions and what the broker has answered; another list whenever one of them has changed.
    public List<Subscribed> subscriptions() {
        return subscriptions.all();
    }

    /// The Topic Filters that are subscribed to.
    public List<String> topicFilters() {
        return subscriptions.topicFilters();
    }

    // ---- messages ----

    /// Sends a message, and notes it when its QoS is fulfilled: what was not sent is not noted, and neither is what the broker has refused.
    /// Completes on any thread then, exceptionally with a sentence for the user as the message.
    public CompletionStage<PublishResult> publish(Publish publish) {
        var sent = takesProperties() ? publish // as it goes out
                : Publish.of(publish.topicName(), publish.payload(), publish.qos(), publish.retain(), Properties.NONE);
        return client.publish(sent).thenApply(result -> {
            if (!result.reasonCode().isError()) {
                note(Instant.now(), System.nanoTime(), Direction.OUT, sent, Optional.of(options().clientIdentifier()).filter(name -> !name.isEmpty()));
            }
            return result;
        });
    }

    /// Takes the messages that passed since the last call, and how many were overwritten. On the JavaFX thread.
    public Ring.Drained<Message> drain() {
        return ring.drain();
    }

    /// The retained messages that passed here: nothing at the broker in the box, which is asked itself.
    public SeenRetained seenRetained() {
        return seenRetained;
    }

    /// The packets of the client; off at first.
    public PacketTrace trace() {
        return client.trace();
    }

    /// What can hold packets of the client up, on our side of the wire.
    public Gates gates() {
        return client.gates();
    }

    // ---- what it is ----

    /// Whether what is published keeps its properties: versions before MQTT 5 have none.
    public boolean takesProperties() {
        return options().version().isV5();
    }

    /// What the client is doing.
    public ClientState state() {
        return client.state();
    }

    /// Where and how it connects.
    public ConnectOptions options() {
        return client.options();
    }

    /// What the user calls it; empty where it has no name.
    public String title() {
        return title;
    }

    /// By which it is found again.
    public Colour colour() {
        return colour;
    }

    /// Whether this is the broker in the box.
    public boolean isBundled() {
        return bundled;
    }

    /// The address as a URI, such as `mqtt://127.0.0.1:1883`.
    public String address() {
        return options().address();
    }

    // ---- the end ----

    /// Does not wait any longer where the connection was lost and is about to be made again.
    public void retryNow() {
        client.retryNow();
    }

    /// Closes the socket without DISCONNECT, and stays disconnected: the broker publishes the will. Returns at once.
    public void cut() {
        client.cut();
    }

    /// Disconnects. Returns at once.
    @Override
    public void close() {
        client.close();
    }
}
