package dev.mqttworkbench.gate;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Publish;

/// How much waits in one place, and how much of that are answers: messages wait where they come from when there is no room, what answers the
/// peer has nowhere to wait, and is bounded by not reading from it. On the loop only.
final class Load {

    /// From how many on it is much; below the half it is little again.
    private static final int MANY = 10_000;
    private static final long MANY_BYTES = 4 << 20;

    private int packets;
    private long bytes;
    private int answers;
    private long answerBytes;

    /// One more waits.
    ///
    /// @param size in bytes on the wire
    void add(Packet packet, int size) {
        count(packet, 1, size);
    }

    /// One fewer waits.
    ///
    /// @param size in bytes on the wire, as it was added
    void remove(Packet packet, int size) {
        count(packet, -1, -size);
    }

    private void count(Packet packet, int more, int moreBytes) {
        packets += more;
        bytes += moreBytes;
        if (!(packet instanceof Publish)) {
            answers += more;
            answerBytes += moreBytes;
        }
    }

    int packets() {
        return packets;
    }

    /// Whether so much waits that no more should be taken.
    boolean isMuch() {
        return isMuch(packets, bytes);
    }

    /// Whether there is room for as much more.
    boolean isLittle() {
        return isLittle(packets, bytes);
    }

    /// Whether so many answers wait that nothing more should be answered.
    boolean hasManyAnswers() {
        return isMuch(answers, answerBytes);
    }

    /// Whether there is room for as many more answers.
    boolean hasFewAnswers() {
        return isLittle(answers, answerBytes);
    }

    private static boolean isMuch(int packets, long bytes) {
        return packets >= MANY || bytes >= MANY_BYTES;
    }

    private static boolean isLittle(int packets, long bytes) {
        return packets < MANY / 2 && bytes < MANY_BYTES / 2;
    }
}
