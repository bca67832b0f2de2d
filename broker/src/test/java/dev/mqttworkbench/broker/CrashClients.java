package dev.mqttworkbench.broker;

import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.mqttworkbench.mqtt.delivery.DropReason;
import dev.mqttworkbench.mqtt.delivery.Outgoing;
import dev.mqttworkbench.mqtt.delivery.PacketIdentifiers;
import dev.mqttworkbench.mqtt.delivery.Receiver;
import dev.mqttworkbench.mqtt.delivery.Sender;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import org.jspecify.annotations.Nullable;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static org.assertj.core.api.Assertions.assertThat;

/// Clients that live through the end of their broker and keep their side of the Session, as the standard asks of them.
final class CrashClients {

    private CrashClients() {}

    /// A client on a thread of its own, as long as the broker answers.
    abstract static class Client {

        private final String clientIdentifier;
        private boolean known;
        private @Nullable Thread thread;
        private volatile @Nullable Throwable failure; // written by its thread, read after join by the test's

        Client(String clientIdentifier) {
            this.clientIdentifier = clientIdentifier;
        }

        void start(int port) {
            thread = Thread.ofPlatform().daemon().start(() -> live(port));
        }

        void join() throws InterruptedException {
            thread.join(30_000);
            assertThat(thread.isAlive()).isFalse();
            if (failure != null) {
                throw new AssertionError(clientIdentifier + " failed", failure);
            }
        }

        private void live(int port) {
            try (var packets = new PacketClient(port, V5)) {
                var connAck = packets.connect(
                        clientIdentifier, false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 10_000L), null);
                assertThat(connAck.sessionPresent()).isEqualTo(known);
                known = true;
                begin(packets);
                while (true) {
                    var packet = packets.receiveOrEnd();
                    if (packet.isEmpty()) {
                        return;
                    }
                    received(packet.get(), packets);
                }
            } catch (IOException | AssertionError theBrokerIsGone) {
                if (!isEndOfConnection(theBrokerIsGone)) {
                    failure = theBrokerIsGone;
                }
            } catch (RuntimeException wrong) {
                failure = wrong;
            } finally {
                end();
            }
        }

        private static boolean isEndOfConnection(Throwable end) {
            return end instanceof SocketException
                    || end instanceof AssertionError && "the broker closed the connection".equals(end.getMessage());
        }

        abstract void begin(PacketClient packets) throws IOException;

        abstract void received(Packet packet, PacketClient packets) throws IOException;

        abstract void end();
    }

    /// A message with its number.
    private record Numbered(String topic, QoS qos, int number) implements Outgoing {

        @Override
        public Publish publish(long now) {
            return Publish.of(topic, Payload.ofText(Integer.toString(number)), qos, false, Properties.NONE);
        }

        @Override
        public boolean isExpired(long now) {
            return false;
        }

        @Override
        public int size() {
            return 8;
        }
    }

    /// Publishes numbers, one after the other, at most so many unacknowledged.
    static final class Publisher extends Client implements Sender.Events<Numbered> {

        private static final int WINDOW = 20;

        private final String topic;
        private final QoS qos;
        private final Sender<Numbered> sender = new Sender<>(new PacketIdentifiers(), 1_000, 1 << 20, this);
        private final Set<Integer> acknowledged = new HashSet<>();
        private int offered;
        private int finished;
        private boolean silent;

        Publisher(String clientIdentifier, String topic, QoS qos) {
            super(clientIdentifier);
            this.topic = topic;
            this.qos = qos;
        }

        synchronized void sendNothingNew() {
            silent = true;
        }

        synchronized boolean isFinished() {
            return finished == offered;
        }

        synchronized int acknowledged() {
            return acknowledged.size();
        }

        synchronized Set<Integer> numbers() {
            return Set.copyOf(acknowledged);
        }

        @Override
        synchronized void begin(PacketClient packets) {
            sender.connected(new Sender.Output() {
                @Override
                public void send(Packet packet) {
                    try {
                        packets.send(packet);
                    } catch (IOException gone) {
                        sender.disconnected(); // it is noticed while reading
                    }
                }

                @Override
                public boolean takesMore() {
                    return true;
                }

                @Override
                public boolean fits(Publish publish) {
                    return true;
                }
            }, WINDOW, 0);
            goOn();
        }

        private void goOn() {
            while (!silent && offered - finished < WINDOW) {
                sender.offer(new Numbered(topic, qos, offered++), qos, 0);
            }
        }

        @Override
        synchronized void received(Packet packet, PacketClient packets) {
            switch (packet) {
                case PubAck ack -> sender.on(ack, 0);
                case PubRec ack -> sender.on(ack, 0);
                case PubComp ack -> sender.on(ack, 0);
                default -> throw new AssertionError("not for a publisher: " + packet);
            }
            goOn();
        }

        @Override
        public void releasing(Numbered message, int packetIdentifier) {
            acknowledged.add(message.number());
        }

        @Override
        public void completed(Numbered message, ReasonCode reasonCode, Properties properties) {
            assertThat(reasonCode.isError()).isFalse();
            acknowledged.add(message.number());
            finished++;
        }

        @Override
        public void dropped(Numbered message, DropReason reason) {
            throw new AssertionError("dropped: " + message);
        }

        @Override
        synchronized void end() {
            sender.disconnected();
        }
    }

    /// Takes everything and counts it.
    static final class Subscriber extends Client {

        private final String topicFilter;
        private final Receiver receiver = new Receiver(65_535);
        private final Map<String, Set<Integer>> numbers = new HashMap<>();
        private final List<String> violations = new ArrayList<>();
        private int latestExactlyOnce = -1;
        private int received;
        private boolean subscribed;

        Subscriber(String clientIdentifier, String topicFilter) {
            super(clientIdentifier);
            this.topicFilter = topicFilter;
        }

        synchronized int received() {
            return received;
        }

        synchronized int distinct(String topic) {
            return numbers.getOrDefault(topic, Set.of()).size();
        }

        /// What was acknowledged to the publisher and has not arrived.
        synchronized Set<Integer> missing(Publisher publisher) {
            var missing = new TreeSet<>(publisher.numbers());
            missing.removeAll(numbers.getOrDefault(publisher.topic, Set.of()));
            return missing;
        }

        synchronized boolean isSubscribed() {
            return subscribed;
        }

        synchronized List<String> violations() {
            return List.copyOf(violations);
        }

        @Override
        synchronized void begin(PacketClient packets) throws IOException {
            receiver.connected(65_535);
            packets.send(new Subscribe(
                    65_535,
                    List.of(new Subscribe.Requested(
                            topicFilter, SubscriptionOptions.of(QoS.EXACTLY_ONCE))),
                    Properties.NONE));
        }

        @Override
        synchronized void received(Packet packet, PacketClient packets) throws IOException {
            switch (packet) {
                case Publish publish when publish.qos() == QoS.EXACTLY_ONCE -> {
                    if (receiver.accept(publish.packetIdentifier(), true)) {
                        count(publish, true);
                    }
                    packets.send(new PubRec(publish.packetIdentifier()));
                }
                case Publish publish -> {
                    count(publish, false);
                    packets.send(new PubAck(publish.packetIdentifier()));
                }
                case PubRel rel -> {
                    receiver.release(rel.packetIdentifier());
                    packets.send(new PubComp(rel.packetIdentifier()));
                }
                case SubAck ack -> subscribed = !ack.reasonCodes().getFirst().isError();
                default -> throw new AssertionError("not for a subscriber: " + packet);
            }
        }

        private void count(Publish publish, boolean exactlyOnce) {
            received++;
            var number = Integer.parseInt(publish.payload().asText());
            var fresh = numbers.computeIfAbsent(publish.topicName(), first -> new HashSet<>()).add(number);
            if (exactlyOnce) {
                if (!fresh) {
                    violations.add(number + " came twice");
                } else if (number != latestExactlyOnce + 1) {
                    violations.add(number + " came after " + latestExactlyOnce);
                }
                latestExactlyOnce = number;
            }
        }

        @Override
        synchronized void end() {
            subscribed = false; // the Receiver keeps its side of the Session
        }
    }
}
