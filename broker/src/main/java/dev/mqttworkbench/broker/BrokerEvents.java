package dev.mqttworkbench.broker;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/// What happened to connections and Sessions lately: a bounded ring, whose oldest entry gives way. On the broker's loop only.
final class BrokerEvents {

    private static final int CAPACITY = 2_000;
    private static final int LONGEST_IDENTIFIER = 256;
    private static final int LONGEST_DETAIL = 512;

    private final ArrayDeque<BrokerEvent> ring = new ArrayDeque<>();
    private long latest;

    void note(BrokerEvent.Kind kind, String clientIdentifier, String address, String detail) {
        if (ring.size() == CAPACITY) {
            ring.removeFirst();
        }
        ring.addLast(new BrokerEvent(
                ++latest, Instant.now(), kind, cut(clientIdentifier, LONGEST_IDENTIFIER), address, cut(detail, LONGEST_DETAIL)));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }

    /// Those behind this number that are still there, oldest first.
    List<BrokerEvent> since(long number) {
        return ring.stream().filter(event -> event.number() > number).toList();
    }
}
