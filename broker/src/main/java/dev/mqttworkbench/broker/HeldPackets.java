package dev.mqttworkbench.broker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Consumer;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.PingResp;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.store.Journal;
import dev.mqttworkbench.transport.Loop;
import dev.mqttworkbench.transport.NetworkConnection;
import org.jspecify.annotations.Nullable;

/// The packets to one client that promise something: they leave when what they promise is on the disk, and what is sent after
/// them waits behind them. Without a store nothing ever waits.
///
/// At QoS 2 the Packet Identifier of a PUBLISH and the step to PUBREL have to be on the disk before the client sees them too:
/// otherwise a broker that was killed would send the same message under another identifier, or once more.
final class HeldPackets {

    /// How long a packet waits for a store that takes no changes.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// How many packets wait until the client is not read any more, and until it is again.
    private static final int MANY = 10_000;
    private static final int FEWER = MANY / 2;

    private record Held(Packet packet, long ticket) {}

    private final Journal journal;
    private final Loop loop;
    private final NetworkConnection network;
    private final Consumer<Packet> output;
    private final Runnable drained;
    private final Consumer<PacketViolation> overdue;
    private final ArrayDeque<Held> waiting = new ArrayDeque<>(0);
    private final Runnable failing = this::storeFails;
    private Loop.@Nullable Timer patience;
    private boolean isPaused;
    private boolean isConnAckLost;
    private boolean sessionIsStored;
    private boolean connAckPromises;
    private long changesBefore;

    /// @param network is paused while too many packets wait
    /// @param output takes the packets that may leave
    /// @param drained runs when nothing waits any more
    /// @param overdue ends the connection when a packet has waited too long
    HeldPackets(
            ServerState server, NetworkConnection network, Consumer<Packet> output, Runnable drained,
            Consumer<PacketViolation> overdue) {
        this.journal = server.journal();
        this.loop = server.loop();
        this.network = network;
        this.output = output;
        this.drained = drained;
        this.overdue = overdue;
    }

    /// A packet from the client is about to be handled: what is stored because of it has to be on the disk before its answer.
    void answering() {
        changesBefore = journal.changes();
    }

    /// Says what CONNACK will tell.
    ///
    /// @param stored whether the Session outlives the connection
    /// @param discarded whether one that would have survived a restart has ended for it
    void connecting(boolean stored, boolean discarded) {
        sessionIsStored = stored;
        connAckPromises = stored || discarded;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// Sends a packet now, or when it may leave.
    void send(Packet packet) {
        if (!journal.keeps()) {
            output.accept(packet);
            return;
        }
        if (packet instanceof PingResp && journal.failure().isPresent()) { // as in answerPings
            output.accept(packet);
            return;
        }
        if (isConnAckLost) {
            refuse(packet);
            return;
        }
        var ticket = promises(packet) ? journal.ticket() : 0;
        if (!waiting.isEmpty()) {
            hold(packet, ticket);
        } else if (journal.isCommitted(ticket)) {
            output.accept(packet);
        } else {
            hold(packet, ticket);
            journal.whenFailing(failing);
            journal.whenCommitted(this::release);
            if (journal.failure().isPresent()) {
                waitAWhile();
            }
        }
    }

    private void hold(Packet packet, long ticket) {
        waiting.addLast(new Held(packet, ticket));
        if (waiting.size() > MANY) {
            isPaused = true;
            network.pause();
        }
    }

    private void storeFails() {
        answerPings();
        waitAWhile();
    }

    /// Nobody knows how long the others wait now, and a client without an answer would give the connection up.
    private void answerPings() {
        var pings = waiting.stream().filter(held -> held.packet() instanceof PingResp).toList();
        waiting.removeAll(pings);
        pings.forEach(held -> output.accept(held.packet()));
    }

    private void waitAWhile() {
        if (patience == null) {
            patience = loop.after(PATIENCE, () ->
                    overdue.accept(new ProtocolError(ReasonCode.QUOTA_EXCEEDED, "the store takes no changes at present")));
        }
    }

    private void waitNoMore() {
        if (patience != null) {
            patience.cancel();
            patience = null;
        }
    }

    /// The connection ends and CONNACK, which promised something, was not sent: nothing may be sent before it [MQTT-3.2.0-1], but
    /// it may say that there is no Session.
    private void refuse(Packet packet) {
        if (packet instanceof Disconnect disconnect && disconnect.reasonCode() == ReasonCode.QUOTA_EXCEEDED) {
            output.accept(new ConnAck(false, disconnect.reasonCode(), disconnect.properties()));
        }
    }

    /// Whether the packet says that something is kept: what was stored for the packet that it answers, or a step of a QoS 2
    /// exchange of a Session that survives, which may be the second answer to a packet whose first one was lost.
    private boolean promises(Packet packet) {
        return switch (packet) {
            case ConnAck ack -> connAckPromises && !ack.reasonCode().isError();
            case PubAck ack -> hasStored() && !ack.reasonCode().isError();
            case PubRec ack -> (sessionIsStored || hasStored()) && !ack.reasonCode().isError();
            case SubAck ack -> sessionIsStored && !ack.reasonCodes().stream().allMatch(ReasonCode::isError);
            case Publish publish -> publish.qos() == QoS.EXACTLY_ONCE && sessionIsStored;
            case PubRel ignored -> sessionIsStored;
            case PubComp ignored -> sessionIsStored;
            case UnsubAck ignored -> sessionIsStored;
            case Packet other -> false;
        };
    }

    private boolean hasStored() {
        return journal.changes() != changesBefore;
    }

    private void release() {
        waitNoMore();
        while (!waiting.isEmpty() && journal.isCommitted(waiting.getFirst().ticket())) {
            output.accept(waiting.removeFirst().packet());
        }
        if (waiting.isEmpty()) {
            journal.forget(failing);
            drained.run();
        } else {
            journal.whenCommitted(this::release);
        }
        if (isPaused && waiting.size() <= FEWER) {
            isPaused = false;
            network.resume();
        }
    }

    /// The connection ends: what is held is not sent any more.
    void clear() {
        waitNoMore();
        isConnAckLost |= waiting.stream().anyMatch(held -> held.packet() instanceof ConnAck);
        waiting.clear();
        journal.forget(failing);
    }
}
