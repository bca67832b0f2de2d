package dev.mqttworkbench.app.handshakes;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Direction;

/// Which [Flow] a packet or a message belongs to; the first of a message or a connection begins one. On the JavaFX thread only.
final class FlowIndex {

    private static final String OWN = "$SYS/";
    private static final int MOST_OWN = 10_000;

    private final FlowShelf shelf;
    private final Exchanges exchanges;
    private final Map<Long, Flow> byMessage = new HashMap<>();
    private final ArrayDeque<Long> ownMessages = new ArrayDeque<>(); // those that are in `byMessage` to be left out
    private final Map<Long, Flow> byConnection = new HashMap<>();
    private Flow.Seat seat = new Flow.Seat(FlowSource.Side.BROKER, "");
    private long numbers;

    /// @param shelf keeps what begins
    /// @param exchanges know what a packet that names no message is about
    FlowIndex(FlowShelf shelf, Exchanges exchanges) {
        this.shelf = shelf;
        this.exchanges = exchanges;
    }

    /// Where flows are seen that begin from now on.
    void sitAt(Flow.Seat where) {
        seat = where;
    }

    /// The flow that a packet belongs to.
    Flow ofPacket(String client, long connection, Direction direction, Packet packet, long nanoTime) {
        if (packet instanceof Publish publish) {
            return ofPublish(client, direction, publish, nanoTime);
        }
        return exchanges.find(client, direction, packet).orElseGet(() -> ofConnection(client, connection, nanoTime));
    }

    private Flow ofPublish(String client, Direction direction, Publish publish, long nanoTime) {
        var again = publish.dup() ? exchanges.find(client, direction, publish) : Optional.<Flow>empty();
        var flow = again.orElseGet(() -> ofMessage(publish.message(), nanoTime));
        if (again.isPresent() && byMessage.putIfAbsent(publish.message(), flow) == null) {
            flow.carries(publish.message());
        }
        if (direction == Direction.IN) {
            flow.isOf(client, publish.topicName(), publish.qos(), publish.retain());
        } else {
            flow.named(publish.topicName(), publish.qos());
        }
        leaveOutOwn(flow);
        return flow;
    }

    /// The flow of a message.
    Flow ofMessage(long message, long nanoTime) {
        return byMessage.computeIfAbsent(message, first -> {
            var flow = begin(Flow.Kind.MESSAGE, nanoTime);
            flow.carries(message);
            return flow;
        });
    }

    /// Whether there is a flow of a message.
    boolean knows(long message) {
        return byMessage.containsKey(message);
    }

    private Flow ofConnection(String client, long connection, long nanoTime) {
        return byConnection.computeIfAbsent(connection, first -> {
            var flow = begin(Flow.Kind.CONNECTION, nanoTime);
            flow.isOf(client, "", QoS.AT_MOST_ONCE, false);
            return flow;
        });
    }

    private Flow begin(Flow.Kind kind, long nanoTime) {
        var flow = new Flow(++numbers, kind, Instant.now(), nanoTime, seat);
        shelf.put(flow);
        return flow;
    }

    /// The flow of a connection, where one has begun.
    Optional<Flow> find(long connection) {
        return Optional.ofNullable(byConnection.get(connection));
    }

    /// What the broker says about itself would push everything else out. Packets and decisions of it come later too, and are left out then.
    void leaveOutOwn(Flow flow) {
        if (flow.topic().startsWith(OWN) && shelf.remove(flow)) {
            ownMessages.addAll(flow.messages());
            while (ownMessages.size() > MOST_OWN) {
                byMessage.remove(ownMessages.poll());
            }
        }
    }

    /// A connection has ended: its number does not come again.
    void ended(long connection) {
        byConnection.remove(connection);
    }

    void forget(Flow gone) {
        gone.messages().forEach(byMessage::remove);
        byConnection.values().remove(gone);
    }

    void clear() {
        byMessage.clear();
        ownMessages.clear();
        byConnection.clear();
    }
}
