package dev.mqttworkbench.app.handshakes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.ReceivedMessage;
import dev.mqttworkbench.client.Reconnect;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;

/// Three real publishers, at QoS 0, 1 and 2, that send the same messages through the same impairment to a subscriber each. A publisher
/// sends its next message when the one before is done with, so that the same seed loses the same packets: only how long it all takes
/// differs from run to run. Any thread.
final class QosRace implements AutoCloseable {

    private static final String END = "end";
    private static final Reconnect AT_ONCE = new Reconnect(true, Duration.ofMillis(10), Duration.ofMillis(200));

    private final Broker broker;
    private final ConnectOptions way;
    private final RaceSettings settings;
    private final String name;
    private final List<RaceLap> laps = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>(); // that are there
    private final AtomicBoolean isOver = new AtomicBoolean();

    /// @param name that nobody else's clients have
    QosRace(RaceTrack track, RaceSettings settings, String name) {
        this.broker = track.broker();
        this.way = track.way();
        this.settings = settings;
        this.name = name;
    }

    /// Lets them run.
    ///
    /// @return completes when all are done, or the race was ended; exceptionally when a client could not connect
    CompletionStage<Void> run() {
        var all = new ArrayList<CompletableFuture<Void>>();
        for (var qos : QoS.values()) {
            all.add(run(qos).toCompletableFuture());
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).whenComplete((done, failure) -> close());
    }

    private CompletionStage<Void> run(QoS qos) {
        var lap = new RaceLap(qos, settings.messages());
        synchronized (laps) {
            laps.add(lap);
        }
        var topic = name + "/qos" + qos.level();
        var ended = new CompletableFuture<Void>();
        var subscriber = client(topic + "/subscriber", new ClientListener() {
            @Override
            public void messageReceived(ReceivedMessage message) {
                received(message, lap, ended);
            }
        });
        var identifier = topic + "/publisher";
        var publisher = client(identifier, new ClientListener() {});
        publisher.trace().setOn(true);
        return connect(subscriber)
                .thenCompose(ready -> subscriber.subscribe(List.of(new Subscribe.Requested(topic, SubscriptionOptions.of(qos))), Properties.NONE))
                .thenCompose(ready -> connect(publisher))
                .thenCompose(ready -> broker.gates().impair(identifier, Optional.of(settings.impairment())))
                .thenCompose(ready -> send(publisher, topic, qos, 0, lap))
                .thenCompose(sent -> publisher.unsubscribe(List.of(topic))) // its answer comes behind all that was sent at QoS 0
                .thenCompose(sent -> {
                    count(publisher, lap);
                    publisher.trace().setOn(false); // the end is not part of the race
                    return broker.gates().impair(identifier, Optional.empty());
                })
                .thenCompose(sent -> publisher.publish(Publish.of(topic, Payload.ofText(END), QoS.AT_LEAST_ONCE, false, Properties.NONE)))
                .thenCompose(sent -> ended)
                .thenRun(lap::done);
    }

    /// Who is on the way while the race is ended turns round when it has arrived: its CONNECT would make a Session behind the end of it.
    private CompletionStage<ConnAck> connect(Client client) {
        if (isOver.get()) {
            return CompletableFuture.failedFuture(new CancellationException("The race is over"));
        }
        return client.connect().whenComplete((connAck, failure) -> {
            synchronized (clients) {
                clients.add(client);
            }
            if (isOver.get()) {
                leave(client);
            }
        });
    }

    private void leave(Client client) {
        var identifier = client.options().clientIdentifier();
        broker.gates().impair(identifier, Optional.empty());
        client.disconnect().thenCompose(left -> broker.sessions().delete(identifier));
    }

    /// The message behind all others comes behind all others.
    private static void received(ReceivedMessage message, RaceLap lap, CompletableFuture<Void> ended) {
        var text = new String(message.publish().payload().toBytes(), StandardCharsets.US_ASCII);
        if (text.equals(END)) {
            ended.complete(null);
        } else {
            numberIn(text).ifPresent(number -> lap.arrived(number, message.nanoTime()));
        }
    }

    /// Anybody may publish to the topics of a race: what is no number of it does not count.
    private static OptionalInt numberIn(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException somebodyElses) {
            return OptionalInt.empty();
        }
    }

    private CompletionStage<Void> send(Client publisher, String topic, QoS qos, int number, RaceLap lap) {
        if (number == settings.messages() || isOver.get()) {
            return CompletableFuture.completedFuture(null);
        }
        lap.sending(number, System.nanoTime());
        return publisher.publish(Publish.of(topic, Payload.ofText(String.valueOf(number)), qos, false, Properties.NONE))
                .thenComposeAsync(done -> {
                    count(publisher, lap);
                    return send(publisher, topic, qos, number + 1, lap);
                });
    }

    private static void count(Client publisher, RaceLap lap) {
        publisher.trace().drain().elements().forEach(lap::passed);
    }

    private Client client(String identifier, ClientListener listener) {
        var options = way.withClientIdentifier(identifier).withKeepAliveSeconds(0)
                .withProperties(way.properties().plus(Property.SESSION_EXPIRY_INTERVAL, 60L)).withReconnect(AT_ONCE);
        return new Client(options, listener);
    }

    /// How far they are, at QoS 0, 1 and 2.
    List<RaceStanding> standings() {
        synchronized (laps) {
            return laps.stream().map(RaceLap::standing).toList();
        }
    }

    /// Ends the race: nobody sends any more, and their Sessions are gone.
    @Override
    public void close() {
        if (isOver.getAndSet(true)) {
            return;
        }
        List<Client> all;
        synchronized (clients) {
            all = List.copyOf(clients);
        }
        all.forEach(this::leave);
    }
}
