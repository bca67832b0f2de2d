package dev.mqttworkbench.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.model.Step.Owed;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/// What one Session has to deliver: sections 4.3, 4.4, 4.6 and 4.9 of the standard.
final class Outbox {

    /// A message that was sent at QoS 1 or 2 and is not finished.
    private static final class Sent {

        private final Delivery delivery;
        private int packetIdentifier;
        private boolean released;
        private boolean perhapsUnseen;

        // As long as the connection.
        private boolean sentHere;
        private boolean counts;

        Sent(Delivery delivery) {
            this.delivery = delivery;
        }

        Owed awaits() {
            return delivery.qos() == 1 ? Owed.PUBACK : released ? Owed.PUBCOMP : Owed.PUBREC;
        }
    }

    // As long as the Session.
    private final Who client;
    private final Line line;
    private final List<Sent> inFlight = new ArrayList<>();
    private final Deque<List<Delivery>> queue = new ArrayDeque<>(); // within one element the order is the Server's

    // As long as the connection.
    private @Nullable ProtocolVersion version;
    private int receiveMaximum;
    private boolean goesUnheard;

    Outbox(Who client, Line line) {
        this.client = client;
        this.line = line;
    }

    /// What was not finished is sent again in its order, then what waits [MQTT-4.4.0-1].
    ///
    /// @param maximum the client's Receive Maximum, 0 for none
    void connected(ProtocolVersion by, int maximum) {
        version = by;
        receiveMaximum = maximum == 0 ? 65_535 : maximum;
        for (var sent : inFlight) {
            sent.sentHere = false;
            sent.counts = false;
        }
        proceed();
    }

    void disconnected() {
        version = null;
        goesUnheard = false;
    }

    /// From now on until the end of the connection nobody knows what the client hears.
    void unheard() {
        goesUnheard = true;
    }

    /// Sends messages, or keeps them.
    ///
    /// @param inAnyOrder more than one where the standard has no order for them
    void offer(List<Delivery> inAnyOrder) {
        var left = new ArrayList<>(inAnyOrder);
        for (var now = sendable(left); version != null && !now.isEmpty(); now = sendable(left)) {
            var delivery = next(now);
            left.remove(delivery);
            send(version, delivery);
        }
        left.removeIf(delivery -> delivery.qos() == 0); // nobody is there
        if (!left.isEmpty()) {
            queue.add(left);
        }
    }

    private List<Delivery> sendable(List<Delivery> deliveries) {
        return queue.isEmpty() && mayPublish() ? deliveries : deliveries.stream().filter(each -> each.qos() == 0).toList();
    }

    /// No more than Receive Maximum are unacknowledged [MQTT-3.3.4-9], and those of earlier connections come first.
    private boolean mayPublish() {
        return inFlight.stream().filter(sent -> sent.counts).count() < receiveMaximum
                && inFlight.stream().allMatch(sent -> sent.sentHere);
    }

    private Delivery next(List<Delivery> candidates) {
        return candidates.stream()
                .filter(each -> heard(each).isPresent())
                .findFirst()
                .orElse(candidates.getFirst());
    }

    private Optional<Said.Publish> heard(Delivery delivery) {
        return line.heard(client, delivery.qos()).filter(delivery::is);
    }

    private void send(ProtocolVersion to, Delivery delivery) {
        var heard = heard(delivery);
        var perhapsUnseen = goesUnheard && heard.isEmpty();
        if (delivery.qos() > 0) {
            var sent = new Sent(delivery);
            sent.packetIdentifier = heard.map(this::freshIdentifier).orElse(0);
            sent.perhapsUnseen = perhapsUnseen;
            sent.sentHere = true;
            sent.counts = true;
            inFlight.add(sent);
        }
        if (!perhapsUnseen) {
            line.says(client, delivery.said(to, false, heard.map(Said.Publish::packetIdentifier).orElse(0)));
        }
    }

    private int freshIdentifier(Said.Publish heard) {
        var identifier = heard.packetIdentifier();
        if (identifier == 0 || inFlight.stream().anyMatch(sent -> sent.packetIdentifier == identifier)) { // [MQTT-2.2.1-4]
            throw new AssertionError(client + " got a packet identifier that is in use: " + heard);
        }
        return identifier;
    }

    /// Sends what may be sent now.
    private void proceed() {
        for (var sent : inFlight) {
            if (version != null && !sent.sentHere && !resend(version, sent)) {
                return;
            }
        }
        while (version != null && !queue.isEmpty() && mayPublish()) {
            var group = queue.getFirst();
            var delivery = next(group);
            group.remove(delivery);
            if (group.isEmpty()) {
                queue.removeFirst();
            }
            send(version, delivery);
        }
    }

    private boolean resend(ProtocolVersion to, Sent sent) {
        if (sent.released) {
            line.says(client, new Said.Answer("PUBREL", sent.packetIdentifier, 0));
        } else if (inFlight.stream().filter(each -> each.counts).count() >= receiveMaximum) {
            return false;
        } else {
            sent.counts = true;
            line.says(client, sent.delivery.said(to, isDuplicate(sent), identifierOf(sent))); // [MQTT-3.3.1-1]
            sent.perhapsUnseen &= goesUnheard;
        }
        sent.sentHere = true;
        return true;
    }

    /// Where nobody knows whether it was sent before, both is right.
    private boolean isDuplicate(Sent sent) {
        return !sent.perhapsUnseen || heard(sent.delivery).map(Said.Publish::dup).orElse(true);
    }

    private int identifierOf(Sent sent) {
        if (sent.perhapsUnseen) {
            sent.packetIdentifier = heard(sent.delivery).map(this::freshIdentifier).orElse(0);
        }
        return sent.packetIdentifier;
    }

    /// Whether nothing waits of which only the Server knows the order.
    boolean hasKnownOrder() {
        return queue.stream().allMatch(group -> group.size() == 1);
    }

    /// The Packet Identifiers that the client has to answer for with such a packet, oldest first.
    List<Integer> owed(Owed with) {
        return inFlight.stream()
                .filter(sent -> sent.sentHere && sent.awaits() == with)
                .map(sent -> sent.packetIdentifier)
                .toList();
    }

    /// The client answers.
    void acknowledged(Owed with, int packetIdentifier) {
        var sent = inFlight.stream().filter(each -> each.packetIdentifier == packetIdentifier).findFirst().orElseThrow();
        if (with == Owed.PUBREC) {
            sent.released = true;
            line.says(client, new Said.Answer("PUBREL", packetIdentifier, 0)); // [MQTT-4.3.3-4]
        } else {
            inFlight.remove(sent);
            proceed();
        }
    }
}
