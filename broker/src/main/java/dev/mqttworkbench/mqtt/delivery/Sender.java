package dev.mqttworkbench.mqtt.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.mqttworkbench.mqtt.delivery.InFlightMessages.Entry;
import dev.mqttworkbench.mqtt.delivery.InFlightMessages.State;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.jspecify.annotations.Nullable;

/// The Sender of section 4.3: delivers Application Messages to one peer, at QoS 1 and 2 across Network Connections, never
/// more of them unacknowledged than the peer's Receive Maximum, in the order in which they were offered.
///
/// A plain object: time is a parameter, packets go to an [Output]. One thread.
///
/// @param <M> the messages
public final class Sender<M extends Outgoing> {

    /// Where packets go while a Network Connection is there.
    public interface Output {

        /// Sends a packet.
        void send(Packet packet);

        /// Whether the peer takes what is sent; otherwise PUBLISH packets wait until [Sender#writable(long)].
        boolean takesMore();

        /// Whether packets wait here for something other than the peer; then QoS 0 waits too, until [Sender#writable(long)].
        default boolean holdsBack() {
            return false;
        }

        /// Whether a PUBLISH is within the peer's Maximum Packet Size.
        boolean fits(Publish publish);
    }

    /// Hears how messages end.
    ///
    /// @param <M> the messages
    public interface Events<M> {

        /// The message is about to be sent at QoS 1 or 2 for the first time, with this Packet Identifier.
        default void sending(M message, int packetIdentifier) {}

        /// The peer has taken the message at QoS 2; PUBREL is about to be sent.
        default void releasing(M message, int packetIdentifier) {}

        /// The message was given up before it was sent.
        void dropped(M message, DropReason reason);

        /// The peer has answered for the message: PUBACK, PUBCOMP, or a PUBREC that refuses. At QoS 0 it was sent.
        void completed(M message, ReasonCode reasonCode, Properties properties);
    }

    /// A message that was sent at QoS 1 or 2 and is not finished.
    ///
    /// @param packetIdentifier with which it was sent
    /// @param message which
    /// @param awaited what the peer has to answer: PUBACK, PUBREC or PUBCOMP
    /// @param sentAt when it was sent last on this Network Connection, in monotonic nanoseconds; empty where it was not yet
    /// @param <M> the messages
    public record InFlight<M>(int packetIdentifier, M message, PacketType awaited, OptionalLong sentAt) {}

    // As long as the Session.
    private final PacketIdentifiers identifiers;
    private final InFlightMessages<M> inFlight = new InFlightMessages<>();
    private final Backlog<M> backlog;
    private final Events<M> events;
    private final Consumer<M> full;

    // As long as the Network Connection.
    private final AtMostOnceSender<M> atMostOnce;
    private @Nullable Output output;
    private int receiveMaximum;
    private int unacknowledged;
    private int unsent;

    /// @param identifiers shared with whatever else this side sends with a Packet Identifier
    /// @param maximumQueued how many messages wait at the most
    /// @param maximumQueuedBytes how many bytes wait or are in flight at the most
    /// @param events hears how messages end
    public Sender(PacketIdentifiers identifiers, int maximumQueued, long maximumQueuedBytes, Events<M> events) {
        this.identifiers = identifiers;
        this.backlog = new Backlog<>(maximumQueued, maximumQueuedBytes, inFlight);
        this.events = events;
        this.full = message -> events.dropped(message, DropReason.QUEUE_FULL);
        this.atMostOnce = new AtMostOnceSender<>(backlog, events);
    }

    /// How many messages wait to be sent.
    public int queued() {
        return backlog.lasting.size();
    }

    /// How many bytes wait to be sent.
    public long queuedBytes() {
        return backlog.lasting.bytes();
    }

    /// How many messages are sent at QoS 1 or 2 and not finished.
    public int inFlight() {
        return inFlight.size();
    }

    /// How many messages wait at QoS 0 for a peer that takes no more.
    public int queuedAtMostOnce() {
        return backlog.atMostOnce.size();
    }

    /// How many PUBLISH packets may be unacknowledged on this Network Connection.
    public int receiveMaximum() {
        return receiveMaximum;
    }

    /// How many are.
    public int unacknowledged() {
        return unacknowledged;
    }

    /// The first messages that are sent and not finished, oldest first.
    ///
    /// @param most how many at the most
    public List<InFlight<M>> inFlight(int most) {
        var first = new ArrayList<InFlight<M>>();
        for (var entry = inFlight.oldest(); entry != null && first.size() < most; entry = inFlight.behind(entry)) {
            var awaited = switch (entry.state) {
                case AWAITING_PUBACK -> PacketType.PUBACK;
                case AWAITING_PUBREC -> PacketType.PUBREC;
                case AWAITING_PUBCOMP -> PacketType.PUBCOMP;
            };
            first.add(new InFlight<>(
                    entry.identifier, entry.message, awaited,
                    entry.sentOnThisConnection ? OptionalLong.of(entry.sentAt) : OptionalLong.empty()));
        }
        return first;
    }

    /// A message that was open before a restart, at QoS 1 or 2; behind those restored before it.
    ///
    /// @param packetIdentifier with which it was sent, 0 when it only waited
    /// @param released whether the peer has answered with PUBREC
    public void restore(M message, QoS qos, int packetIdentifier, boolean released) {
        if (packetIdentifier == 0) {
            backlog.lasting.add(message); // it had room before
            return;
        }
        identifiers.restore(packetIdentifier);
        inFlight.add(packetIdentifier, message, qos == QoS.AT_LEAST_ONCE
                ? State.AWAITING_PUBACK
                : released ? State.AWAITING_PUBCOMP : State.AWAITING_PUBREC);
    }

    /// Whether a message at QoS 1 or 2 that is offered now would be sent now.
    public boolean sendsAtOnce() {
        return output != null && output.takesMore() && unsent == 0 && backlog.lasting.isEmpty() && unacknowledged < receiveMaximum;
    }

    /// The messages of this QoS that were sent and are not finished, oldest first.
    public List<M> inFlight(QoS qos) {
        return inFlight.all().stream()
                .filter(entry -> (entry.state == State.AWAITING_PUBACK) == (qos == QoS.AT_LEAST_ONCE))
                .map(entry -> entry.message)
                .toList();
    }

    /// The messages that wait to be sent for the first time at QoS 1 and 2, oldest first.
    public List<M> queuedMessages() {
        return backlog.lasting.all();
    }

    /// Takes those of the messages back that wait to be sent for the first time: of QoS 1 and 2, then of QoS 0, oldest first.
    public List<M> takeQueued(Predicate<? super M> which) {
        var taken = new ArrayList<>(backlog.lasting.removeIf(which));
        taken.addAll(backlog.atMostOnce.removeIf(which));
        return taken;
    }

    /// Sends the message, or keeps it until it can be sent, or drops it.
    ///
    /// @param now monotonic nanoseconds
    public void offer(M message, QoS qos, long now) {
        if (qos == QoS.AT_MOST_ONCE) {
            atMostOnce.offer(message, now);
        } else if (backlog.offer(message, full) || madeRoom(now) && backlog.offer(message, full)) {
            sendWaiting(now);
        } else {
            full.accept(message);
        }
    }

    /// What has expired makes room.
    private boolean madeRoom(long now) {
        var expired = backlog.takeExpired(now);
        expired.forEach(message -> events.dropped(message, DropReason.EXPIRED));
        return !expired.isEmpty();
    }

    /// Offers a message that is kept elsewhere anyway: any number of them may wait beside the others, within as many bytes once more.
    ///
    /// @param now monotonic nanoseconds
    public void offerExempt(M message, QoS qos, long now) {
        if (qos == QoS.AT_MOST_ONCE) {
            atMostOnce.offerExempt(message, now);
        } else if (backlog.offerExempt(message, backlog.lasting)) {
            sendWaiting(now);
        } else {
            offer(message, qos, now);
        }
    }

    /// The connection takes more again.
    ///
    /// @param now monotonic nanoseconds
    public void writable(long now) {
        atMostOnce.writable(now);
        sendWaiting(now);
    }

    /// A Network Connection is there: what was not finished is sent again in its original order, then what waits
    /// [MQTT-4.4.0-1].
    ///
    /// @param peerReceiveMaximum how many PUBLISH packets may be unacknowledged, 1 to 65,535 [MQTT-3.3.4-9]
    /// @param now monotonic nanoseconds
    public void connected(Output connection, int peerReceiveMaximum, long now) {
        output = connection;
        atMostOnce.connected(connection);
        receiveMaximum = peerReceiveMaximum;
        unacknowledged = 0;
        unsent = inFlight.size();
        for (var entry : inFlight.all()) {
            entry.sentOnThisConnection = false;
            entry.unacknowledged = false;
        }
        sendWaiting(now);
    }

    /// The Network Connection is gone; the Session goes on, without what waited at QoS 0.
    public void disconnected() {
        output = null;
        atMostOnce.disconnected();
    }

    /// The Session ended: all messages are forgotten.
    ///
    /// @return what had not been finished, oldest first
    public List<M> clear() {
        var forgotten = new ArrayList<M>();
        for (var entry : inFlight.all()) {
            identifiers.release(entry.identifier);
            forgotten.add(entry.message);
        }
        forgotten.addAll(backlog.lasting.removeAll());
        inFlight.clear();
        unacknowledged = 0;
        unsent = 0;
        return forgotten;
    }

    /// The answer to a PUBLISH at QoS 1. One for an identifier that is not in flight is ignored.
    ///
    /// @throws ProtocolError when the message in flight has QoS 2
    public void on(PubAck ack, long now) {
        var entry = inFlight.get(ack.packetIdentifier());
        if (entry != null) {
            require(entry, State.AWAITING_PUBACK, "PUBACK");
            finish(entry, ack.reasonCode(), ack.properties(), now);
        }
    }

    /// The first answer to a PUBLISH at QoS 2: answered with PUBREL, unless it refuses the message [MQTT-4.3.3-4].
    ///
    /// @throws ProtocolError when the message in flight has QoS 1
    public void on(PubRec ack, long now) {
        var identifier = ack.packetIdentifier();
        var entry = inFlight.get(identifier);
        if (entry == null) {
            if (!ack.reasonCode().isError()) {
                send(new PubRel(identifier, ReasonCode.PACKET_IDENTIFIER_NOT_FOUND));
            }
        } else if (entry.state == State.AWAITING_PUBCOMP) {
            send(new PubRel(identifier)); // the PUBREL crossed a second PUBREC
        } else {
            require(entry, State.AWAITING_PUBREC, "PUBREC");
            if (ack.reasonCode().isError()) {
                finish(entry, ack.reasonCode(), ack.properties(), now);
            } else {
                entry.state = State.AWAITING_PUBCOMP;
                events.releasing(entry.message, identifier);
                send(new PubRel(identifier)); // [MQTT-4.3.3-4]
            }
        }
    }

    /// The last answer at QoS 2. One for an identifier that is not in flight is ignored.
    ///
    /// @throws ProtocolError when no PUBREL was sent for the message in flight
    public void on(PubComp ack, long now) {
        var entry = inFlight.get(ack.packetIdentifier());
        if (entry != null) {
            require(entry, State.AWAITING_PUBCOMP, "PUBCOMP");
            finish(entry, ReasonCode.SUCCESS, ack.properties(), now);
        }
    }

    private void require(Entry<M> entry, State state, String packet) {
        if (entry.state != state) {
            throw new ProtocolError(packet + " for packet identifier " + entry.identifier + ", which waits for something else");
        }
    }

    private void finish(Entry<M> entry, ReasonCode reasonCode, Properties properties, long now) {
        inFlight.remove(entry);
        identifiers.release(entry.identifier);
        unacknowledged -= entry.unacknowledged ? 1 : 0;
        unsent -= entry.sentOnThisConnection ? 0 : 1;
        events.completed(entry.message, reasonCode, properties);
        sendWaiting(now);
    }

    private void sendWaiting(long now) {
        if (output == null) {
            return;
        }
        if (unsent > 0 && !resend(now)) {
            return;
        }
        while (unacknowledged < receiveMaximum && output.takesMore() && sendFirst(output, now)) {
            // until nothing waits, or the peer has to answer or to read first
        }
    }

    /// Sends the message whose turn it is, or drops it; answers whether another one may follow.
    private boolean sendFirst(Output connection, long now) {
        var message = backlog.lasting.first();
        if (message == null) {
            return false;
        }
        if (message.isExpired(now)) {
            events.dropped(backlog.lasting.removeFirst(), DropReason.EXPIRED);
            return true;
        }
        var publish = message.publish(now);
        if (!connection.fits(publish)) {
            events.dropped(backlog.lasting.removeFirst(), DropReason.TOO_LARGE);
            return true;
        }
        var identifier = identifiers.take();
        if (identifier.isEmpty()) {
            return false;
        }
        sendNew(backlog.lasting.removeFirst(), publish.withPacketIdentifier(identifier.getAsInt()), now);
        return true;
    }

    private void sendNew(M message, Publish publish, long now) {
        var state = publish.qos() == QoS.EXACTLY_ONCE ? State.AWAITING_PUBREC : State.AWAITING_PUBACK;
        var entry = inFlight.add(publish.packetIdentifier(), message, state);
        entry.sentOnThisConnection = true;
        entry.sentAt = now;
        events.sending(message, entry.identifier);
        count(entry);
        send(publish);
    }

    private void count(Entry<M> entry) {
        entry.unacknowledged = true;
        unacknowledged++;
    }

    /// Sends again what an earlier connection left open; answers whether all of it is sent.
    private boolean resend(long now) {
        for (var entry : inFlight.all()) {
            if (entry.sentOnThisConnection) {
                continue;
            }
            if (entry.state != State.AWAITING_PUBCOMP && (unacknowledged >= receiveMaximum || !takesMore())) {
                return false;
            }
            sentAgain(entry, now);
            if (entry.state == State.AWAITING_PUBCOMP) {
                send(new PubRel(entry.identifier)); // does not count against Receive Maximum
            } else {
                resendPublish(entry, now);
            }
        }
        return true;
    }

    private void resendPublish(Entry<M> entry, long now) {
        var publish = entry.message.publish(now);
        if (output == null || !output.fits(publish)) { // [MQTT-3.1.2-24]: this peer takes less than the one before
            inFlight.remove(entry);
            identifiers.release(entry.identifier);
            events.dropped(entry.message, DropReason.TOO_LARGE);
            return;
        }
        count(entry);
        send(publish.withPacketIdentifier(entry.identifier).asDuplicate()); // [MQTT-3.3.1-1]
    }

    private boolean takesMore() {
        return output != null && output.takesMore();
    }

    private void sentAgain(Entry<M> entry, long now) {
        entry.sentOnThisConnection = true;
        entry.sentAt = now;
        unsent--;
    }

    private void send(Packet packet) {
        if (output != null) {
            output.send(packet);
        }
    }
}
