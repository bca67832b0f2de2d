package dev.mqttworkbench.app.handshakes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.TracedConnection;

/// Where everything of a flow stands on its ladder: lanes from the left, rows from the top. Plain numbers, in pixels; nothing is drawn
/// here.
final class LadderLayout {

    /// How high the heads of the lanes are, with the room below them.
    static final double HEAD = 72;
    /// How high a row is.
    static final double ROW = 52;

    private static final double NARROWEST = 190;
    private static final double MARGIN = 100;

    /// A lane.
    ///
    /// @param name of the client, or of the broker
    /// @param role what it does
    /// @param x its middle
    /// @param holds what it keeps of the message now: made when it is drawn, since there may be a thousand lanes
    record Lane(String name, String role, double x, Supplier<Holdings.Kept> holds) {}

    /// A row.
    sealed interface Row {

        /// A packet that was seen.
        record Seen(Arrow arrow, double from, double to, QoS qos) implements Row {}

        /// A packet that is still to come.
        record Coming(Outlook.Expected expected, double from, double to) implements Row {}

        /// What happened to a connection without a packet between.
        record Between(String client, List<TracedConnection.Event> events) implements Row {}
    }

    private final List<Lane> lanes = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Double> subscribers = new HashMap<>();
    private final double spacing;
    private double publisherX;
    private double brokerX;
    private boolean isGateAtClient;
    private String publisher = "";

    /// @param width the room that there is; more is taken where there are many lanes
    LadderLayout(Flow flow, Words words, double width) {
        var roles = new LaneRoles(flow, words);
        var ends = new WireEnds(flow.seat(), words);
        var count = (roles.hasPublisher() ? 1 : 0) + 1 + roles.subscribers().size();
        spacing = Math.max(NARROWEST, Math.min(320, count < 2 ? NARROWEST : (width - 2 * MARGIN) / (count - 1)));
        var x = Math.max(MARGIN, (width - spacing * (count - 1)) / 2);
        if (roles.hasPublisher()) {
            publisher = flow.publisher();
            publisherX = x;
            lanes.add(new Lane(ends.client(publisher), ends.clientRole(publisher, roles.ofPublisher()), x, () -> Holdings.ofPublisher(flow, words)));
            x += spacing;
        }
        brokerX = x;
        isGateAtClient = flow.seat().side().isClient();
        lanes.add(new Lane(ends.broker(), ends.brokerRole(), x, () -> Holdings.ofBroker(flow, words)));
        for (var client : roles.subscribers()) {
            x += spacing;
            subscribers.put(client, x);
            lanes.add(new Lane(ends.client(client), ends.clientRole(client, roles.ofSubscriber(client)), x, () -> Holdings.ofSubscriber(flow, client, words)));
        }
        flow.steps().forEach(step -> add(step, flow));
        Outlook.of(flow).forEach(expected -> rows.add(rowOf(expected)));
    }

    private void add(Step step, Flow flow) {
        switch (step) {
            case Interruption interruption -> add(interruption);
            case Arrow arrow -> rows.add(rowOf(arrow, flow));
        }
    }

    /// A connection that was cut is closed: that needs no row of its own.
    private void add(Interruption interruption) {
        var before = rows.isEmpty() ? null : rows.getLast();
        if (before instanceof Row.Between between && between.client().equals(interruption.client())) {
            if (interruption.event() != TracedConnection.Event.CLOSED) {
                rows.removeLast();
                rows.add(new Row.Between(between.client(), Stream.concat(between.events().stream(), Stream.of(interruption.event())).toList()));
            }
        } else {
            rows.add(new Row.Between(interruption.client(), List.of(interruption.event())));
        }
    }

    private Row rowOf(Arrow arrow, Flow flow) {
        var fromPublisher = flow.kind() == Flow.Kind.CONNECTION
                        || Exchanges.roleOf(arrow.direction(), arrow.packet()) == Leg.Role.PUBLISHER;
        var client = laneOf(arrow.client(), fromPublisher);
        var leg = flow.legs(fromPublisher ? Leg.Role.PUBLISHER : Leg.Role.SUBSCRIBER).of(arrow.client(), arrow.packet());
        var qos = arrow.packet() instanceof Publish publish ? publish.qos() : leg.hasBegun() ? leg.qos() : flow.qos();
        return arrow.isToBroker() ? new Row.Seen(arrow, client, brokerX, qos) : new Row.Seen(arrow, brokerX, client, qos);
    }

    private Row rowOf(Outlook.Expected expected) {
        var client = laneOf(expected.client(), expected.role() == Leg.Role.PUBLISHER);
        return expected.toBroker() ? new Row.Coming(expected, client, brokerX) : new Row.Coming(expected, brokerX, client);
    }

    private double laneOf(String client, boolean asPublisher) {
        if (asPublisher && client.equals(publisher)) {
            return publisherX;
        }
        return subscribers.getOrDefault(client, publisherX);
    }

    /// The lanes, from the left.
    List<Lane> lanes() {
        return lanes;
    }

    /// The rows, from the top: what was seen, then what is still to come.
    List<Row> rows() {
        return rows;
    }

    /// Where the gate is that holds a packet.
    double gateX(Row.Seen seen) {
        return isGateAtClient == seen.arrow().isToBroker() ? seen.from() : seen.to();
    }

    /// The room between two lanes.
    double spacing() {
        return spacing;
    }

    /// How wide all of it is.
    double width() {
        return lanes.getLast().x() + MARGIN;
    }

    /// How high all of it is.
    double height() {
        return HEAD + rows.size() * ROW + ROW;
    }

    /// Where the arrow of a row is, from the top.
    static double y(int row) {
        return HEAD + row * ROW + ROW * 0.6;
    }

    /// Where that stands what the lanes hold, from the top: below the last row.
    double holdingsY() {
        return y(rows.size());
    }

    /// The row at a height; there may be none.
    int rowAt(double y) {
        return y < HEAD ? -1 : (int) ((y - HEAD) / ROW);
    }
}
