package dev.mqttworkbench.app.handshakes;

import java.util.Arrays;
import java.util.BitSet;

import dev.mqttworkbench.gate.Impairment;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.TraceRecord;
import dev.mqttworkbench.trace.TracedPacket;

/// What is counted of one publisher of a race. Written by the loop of the clients and read by the JavaFX thread: each method is one step
/// under the lock of this object.
final class RaceLap {

    private final QoS qos;
    private final long[] sentAt;
    private final long[] took;
    private final BitSet arrived = new BitSet();
    private int sent;
    private int arrivals;
    private int duplicates;
    private long packets;
    private long bytes;
    private boolean isDone;

    RaceLap(QoS qos, int messages) {
        this.qos = qos;
        this.sentAt = new long[messages];
        this.took = new long[messages];
    }

    synchronized void sending(int number, long now) {
        sentAt[number] = now;
        sent++;
    }

    synchronized void arrived(int number, long now) {
        if (number < 0 || number >= sentAt.length) {
            return; // somebody else's
        }
        if (arrived.get(number)) {
            duplicates++;
        } else {
            arrived.set(number);
            took[arrivals++] = now - sentAt[number];
        }
    }

    /// A record of the publisher's trace.
    synchronized void passed(TraceRecord traced) {
        if (traced instanceof TracedPacket packet && Impairment.EXCHANGES.contains(packet.packet().type())) {
            packets++;
            bytes += packet.size();
        }
    }

    synchronized void done() {
        isDone = true;
    }

    synchronized RaceStanding standing() {
        var sorted = Arrays.copyOf(took, arrivals);
        Arrays.sort(sorted);
        return new RaceStanding(qos, sent, arrivals, duplicates, packets, Math.max(0, packets - (long) RaceStanding.packetsOf(qos) * sent), bytes,
                at(sorted, 0.5), at(sorted, 0.99), isDone);
    }

    private static long at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))];
    }
}
