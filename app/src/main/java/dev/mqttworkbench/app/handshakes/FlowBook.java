package dev.mqttworkbench.app.handshakes;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Decision;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.GateStep;
import dev.mqttworkbench.trace.Routing;
import dev.mqttworkbench.trace.TraceRecord;
import dev.mqttworkbench.trace.TracedConnection;
import dev.mqttworkbench.trace.TracedPacket;
import org.jspecify.annotations.Nullable;

/// Reads the trace of a broker and sorts it into [Flow]s: each packet to the message that it is about. Keeps the newest flows, and
/// counts what it has let go. On the JavaFX thread only.
public final class FlowBook {

    private final FlowShelf shelf;
    private final Exchanges exchanges = new Exchanges();
    private final FlowIndex index;
    private final Connected connections = new Connected();
    private final LaterSubscriptions subscriptions = new LaterSubscriptions();
    private final AtGate gate = new AtGate(this);
    private final Edges edges = new Edges();
    private final Map<String, Long> endedSessions = new HashMap<>();
    private FlowSource.Side side = FlowSource.Side.BROKER;
    private Optional<FlowSource.Own> own = Optional.empty();
    private long lost;

    /// @param maximumFlows how many flows are kept at the most
    /// @param maximumSteps how many steps all of them have at the most; the newest flow is kept whatever its size
    /// @param maximumBytes how much memory their packets take at the most, about; the newest flow is kept whatever its size
    public FlowBook(int maximumFlows, int maximumSteps, long maximumBytes) {
        shelf = new FlowShelf(maximumFlows, maximumSteps, maximumBytes);
        index = new FlowIndex(shelf, exchanges);
    }

    /// The flows, newest first.
    public Collection<Flow> flows() {
        return shelf.flows();
    }

    /// How many flows have been let go for want of room.
    public long evicted() {
        return shelf.evicted();
    }

    /// How many records of the trace were overwritten before they were read.
    public long lost() {
        return lost;
    }

    /// Who is at the other end of connections.
    public Connected connections() {
        return connections;
    }

    /// Who has subscribed to what since when.
    LaterSubscriptions subscriptions() {
        return subscriptions;
    }

    /// Reads another trace from now on; what was read is forgotten.
    ///
    /// @param from where its records come from
    public void begin(FlowSource from) {
        clear();
        connections.clear();
        subscriptions.clear();
        side = from.side();
        own = from.own();
        index.sitAt(new Flow.Seat(side, from.broker()));
    }

    /// Whether packets that go this way have been on the wire when they come to the gate.
    ///
    /// @param direction seen from the broker
    boolean comesToGate(Direction direction) {
        return (direction == Direction.IN) == !side.isClient();
    }

    /// Who is at the other end of a connection.
    String nameOf(long connection) {
        return own.map(FlowSource.Own::clientIdentifier).filter(name -> !name.isEmpty()).orElseGet(() -> connections.nameOf(connection));
    }

    /// The version that is spoken on a connection; MQTT 5 where that is not known.
    ProtocolVersion versionOn(long connection) {
        return own.map(FlowSource.Own::version).orElseGet(() -> connections.versionOn(connection));
    }

    /// Forgets all flows; who is connected stays known.
    public void clear() {
        shelf.clear();
        index.clear();
        exchanges.clear();
        gate.clear();
        edges.clear();
        lost = 0;
    }

    /// Reads what the trace has to say.
    ///
    /// @param overwritten how many records before these were lost
    public void read(List<? extends TraceRecord> records, long overwritten) {
        lost += overwritten;
        if (overwritten > 0) {
            edges.gap();
        }
        for (var each : records) {
            switch (each) {
                case TracedPacket traced -> read(traced);
                case Decision decision -> read(decision);
                case Routing routing -> read(routing);
                case TracedConnection connection -> read(connection);
                case GateStep step -> gate.read(step);
            }
        }
        if (!endedSessions.isEmpty()) { // once for all of them: thousands may end at a time
            flows().forEach(flow -> flow.sessionsEnded(endedSessions));
            endedSessions.clear();
        }
        shelf.makeRoom(this::forget);
    }

    private void read(TracedPacket traced) {
        connections.learn(traced);
        var client = nameOf(traced.connection());
        subscriptions.learn(client, traced.packet(), traced.nanoTime());
        var flow = flowOf(client, traced.connection(), traced.direction(), traced.packet(), traced.nanoTime());
        var arrow = new Arrow(traced.nanoTime(), client, traced.connection(), traced.direction(), versionOn(traced.connection()), traced.packet(),
                Optional.of(traced.bytes()), Arrow.Fate.PASSED, 0);
        add(flow, arrow);
        edges.read(flow, traced.direction() == Direction.IN);
        var undo = passed(flow, arrow);
        if (comesToGate(traced.direction())) {
            gate.arrived(flow, arrow, undo);
        }
    }

    private void read(Decision decision) {
        if (isLate(decision) && !index.knows(decision.message())) {
            return; // the end of a message of which nothing is shown any more
        }
        var flow = index.ofMessage(decision.message(), decision.nanoTime());
        edges.read(flow, false);
        flow.decided(decision);
    }

    /// Whether something else was decided about the message and the Session before.
    private static boolean isLate(Decision decision) {
        return switch (decision.outcome()) {
            case COMPLETED, REFUSED, EXPIRED -> true;
            case SENT, QUEUED, NOT_MATCHED, NO_LOCAL, OTHER_MEMBER, NOT_ALLOWED, TOO_LARGE, QUEUE_FULL, NOT_CONNECTED -> false;
        };
    }

    private void read(Routing routing) {
        var flow = index.ofMessage(routing.message(), routing.nanoTime());
        edges.read(flow, false);
        shelf.grew(flow, flow.routed(routing));
        index.leaveOutOwn(flow);
    }

    /// The packet has come to the other end of its connection, as far as is known.
    ///
    /// @return takes that back
    Runnable passed(Flow flow, Arrow arrow) {
        if (flow.kind() == Flow.Kind.CONNECTION) {
            return () -> {};
        }
        var before = legOf(flow, arrow.client(), arrow.direction(), arrow.packet());
        flow.put(before.after(arrow.packet()));
        var undo = exchanges.passed(arrow.client(), arrow.direction(), arrow.packet(), flow);
        return () -> {
            flow.put(before);
            undo.run();
        };
    }

    private static Leg legOf(Flow flow, String client, Direction direction, Packet packet) {
        return flow.legs(Exchanges.roleOf(direction, packet)).of(client, packet);
    }

    /// A packet got lost on its way; a PUBLISH has been sent all the same, and its sender waits for the answer.
    void lost(Flow flow, Arrow arrow) {
        if (flow.kind() == Flow.Kind.MESSAGE && arrow.packet() instanceof Publish publish) {
            var leg = legOf(flow, arrow.client(), arrow.direction(), publish).afterLost(publish);
            if (connections.hasLostSession(arrow.connection())) {
                flow.put(leg.broken()); // nobody waits for its answer
            } else {
                flow.put(leg);
                exchanges.lost(arrow.client(), arrow.direction(), publish, flow);
            }
        }
    }

    void add(Flow flow, Step step) {
        shelf.add(flow, step);
    }

    /// The flow that a packet belongs to.
    Flow flowOf(String client, long connection, Direction direction, Packet packet, long nanoTime) {
        return index.ofPacket(client, connection, direction, packet, nanoTime);
    }

    private void read(TracedConnection traced) {
        if (traced.event() == TracedConnection.Event.SESSION_ENDED) {
            ended(traced);
            return;
        }
        connections.learn(traced);
        var client = nameOf(traced.connection());
        var ofConnection = index.find(traced.connection());
        ofConnection.ifPresent(flow -> flow.isOf(client, "", QoS.AT_MOST_ONCE, false));
        if (traced.event() == TracedConnection.Event.KNOWN) {
            return;
        }
        var interruption = new Interruption(traced.nanoTime(), client, traced.event());
        if (traced.event() != TracedConnection.Event.ACCEPTED) {
            ofConnection.ifPresent(flow -> add(flow, interruption));
        }
        exchanges.openOf(client).forEach(flow -> add(flow, interruption));
        if (traced.event() == TracedConnection.Event.CLOSED) {
            connections.forget(traced.connection());
            subscriptions.forget(client);
            index.ended(traced.connection());
        }
    }

    private void ended(TracedConnection traced) {
        var client = traced.clientIdentifier();
        for (var flow : exchanges.openOf(client)) {
            for (var role : Leg.Role.values()) {
                flow.legs(role).with(client).forEach(leg -> flow.put(leg.broken()));
            }
            add(flow, new Interruption(traced.nanoTime(), client, traced.event()));
        }
        exchanges.end(client);
        connections.sessionEnded(client);
        endedSessions.put(client, traced.nanoTime());
    }

    private void forget(Flow gone) {
        index.forget(gone);
        exchanges.forget(gone);
        gate.forget(gone);
    }

    /// The numbers of the packets that wait at the gate, as far as the trace has told.
    Set<Long> holds() {
        return gate.holds();
    }

    /// These do not wait any more, and the trace has not told what became of them.
    void missed(Set<Long> holds) {
        gate.missed(holds);
    }

    /// Where a packet is said to have passed, in the flows of late; null where it is not.
    FlowShelf.@Nullable Passed findPassed(Packet packet) {
        return shelf.findPassed(packet);
    }

    @Nullable Flow find(long number) {
        for (var flow : flows()) {
            if (flow.number() == number) {
                return flow;
            }
        }
        return null;
    }
}
