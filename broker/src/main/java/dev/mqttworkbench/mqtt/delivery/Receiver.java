package dev.mqttworkbench.mqtt.delivery;

import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// The Receiver of section 4.3: knows which QoS 2 messages of one peer were taken already, and how many PUBLISH packets the
/// peer has unacknowledged. A plain object; one thread.
public final class Receiver {

    /// A QoS 2 message that waits for PUBREL.
    ///
    /// @param packetIdentifier with which it came
    /// @param topic where to; empty where that is not known any more
    /// @param takenAt monotonic nanoseconds; [#UNKNOWN] since before a restart
    public record Taken(int packetIdentifier, String topic, long takenAt) {

        /// A time that is not known any more.
        public static final long UNKNOWN = Long.MIN_VALUE;
    }

    // As long as the Session.
    private final IdentifierTable<Taken> awaitingPubRel = new IdentifierTable<>();

    // As long as the Network Connection.
    private final IdentifierTable<Boolean> unacknowledged = new IdentifierTable<>();
    private int receiveMaximum;

    /// Nothing was received yet.
    ///
    /// @param receiveMaximum what this side announced, 1 to 65,535
    public Receiver(int receiveMaximum) {
        this.receiveMaximum = receiveMaximum;
    }

    /// An identifier waits for PUBREL since before a restart.
    public void restore(int packetIdentifier) {
        awaitingPubRel.put(packetIdentifier, new Taken(packetIdentifier, "", Taken.UNKNOWN));
    }

    /// A new Network Connection: what the peer has unacknowledged is counted anew.
    ///
    /// @param announced the Receive Maximum of this side, 1 to 65,535
    public void connected(int announced) {
        receiveMaximum = announced;
        unacknowledged.clear();
    }

    /// A PUBLISH at QoS 1 or 2 arrived.
    ///
    /// @param topic where to
    /// @param now monotonic nanoseconds
    /// @return whether it is new; false for a QoS 2 message that was taken before: answer it, but do not deliver it again
    ///         [MQTT-4.3.3-10]
    /// @throws ProtocolError when the peer has more unacknowledged than it may [MQTT-3.3.4-7]
    public boolean accept(int packetIdentifier, boolean exactlyOnce, String topic, long now) {
        if (unacknowledged.put(packetIdentifier, Boolean.TRUE) && unacknowledged.size() > receiveMaximum) {
            throw new ProtocolError(
                    ReasonCode.RECEIVE_MAXIMUM_EXCEEDED, "more than " + receiveMaximum + " messages unacknowledged");
        }
        return !exactlyOnce || !isAwaitingPubRel(packetIdentifier)
                && awaitingPubRel.put(packetIdentifier, new Taken(packetIdentifier, topic, now));
    }

    /// The same where nobody asks which messages wait.
    public boolean accept(int packetIdentifier, boolean exactlyOnce) {
        return accept(packetIdentifier, exactlyOnce, "", Taken.UNKNOWN);
    }

    /// A PUBACK, or a PUBREC that refuses, was sent: the exchange is over.
    public void finished(int packetIdentifier) {
        unacknowledged.remove(packetIdentifier);
        awaitingPubRel.remove(packetIdentifier);
    }

    /// A PUBREL arrived, and PUBCOMP is sent for it: from now on the identifier stands for a new message [MQTT-4.3.3-12].
    ///
    /// @return whether the identifier was known
    public boolean release(int packetIdentifier) {
        unacknowledged.remove(packetIdentifier);
        return awaitingPubRel.remove(packetIdentifier);
    }

    /// Whether a QoS 2 message with this identifier waits for PUBREL.
    public boolean isAwaitingPubRel(int packetIdentifier) {
        return awaitingPubRel.get(packetIdentifier) != null;
    }

    /// How many QoS 2 messages wait for PUBREL.
    public int awaitingPubRel() {
        return awaitingPubRel.size();
    }

    /// The first QoS 2 messages that wait for PUBREL, in the order of their identifiers.
    ///
    /// @param most how many at the most
    public List<Taken> awaitingPubRel(int most) {
        var first = new ArrayList<Taken>();
        awaitingPubRel.forEach((identifier, taken) -> {
            if (first.size() < most) {
                first.add(taken);
            }
        });
        return first;
    }

    /// How many PUBLISH packets the peer may have unacknowledged on this Network Connection.
    public int receiveMaximum() {
        return receiveMaximum;
    }

    /// How many it has.
    public int unacknowledged() {
        return unacknowledged.size();
    }

    /// The Session ended.
    public void clear() {
        awaitingPubRel.clear();
        unacknowledged.clear();
    }
}
