package dev.mqttworkbench.app.handshakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.trace.Decision;
import dev.mqttworkbench.trace.Routing;

/// What belongs together on a ladder: one message on its way from its publisher to everybody who gets it, or what else passes on one
/// connection. On the JavaFX thread only.
public final class Flow {

    /// What a flow is about.
    public enum Kind {
        /// One Application Message.
        MESSAGE,
        /// One Network Connection: CONNECT, SUBSCRIBE, PINGREQ, DISCONNECT and their answers.
        CONNECTION
    }

    /// Where a flow was seen.
    ///
    /// @param side of the wire
    /// @param broker what the broker is, in a few words; empty for the one in the box
    record Seat(FlowSource.Side side, String broker) {

        /// Whether everything is told that the broker does with a message; elsewhere only the packets of one way are seen.
        boolean isTold() {
            return side == FlowSource.Side.BROKER;
        }
    }

    private final Seat seat;
    private final long number;
    private final Kind kind;
    private final Instant at;
    private final long nanoTime;
    private final List<Step> steps = new ArrayList<>();
    private final Legs received = new Legs(Leg.Role.PUBLISHER);
    private final Legs delivered = new Legs(Leg.Role.SUBSCRIBER);
    private final Verdicts verdicts = new Verdicts();
    private final List<Long> messages = new ArrayList<>(1);
    private String topic = "";
    private String publisher = "";
    private QoS qos = QoS.AT_MOST_ONCE;
    private boolean retain;
    private long version;
    private boolean isGone;
    private int added;
    private long cost;

    Flow(long number, Kind kind, Instant at, long nanoTime, Seat seat) {
        this.seat = seat;
        this.number = number;
        this.kind = kind;
        this.at = at;
        this.nanoTime = nanoTime;
    }

    // ---- what the book writes ----

    void isOf(String client, String name, QoS published, boolean retained) {
        publisher = client;
        topic = name.isEmpty() ? topic : name;
        qos = published;
        retain = retained;
        version++;
    }

    void named(String name, QoS published) {
        if (topic.isEmpty()) {
            topic = name;
            qos = published;
            version++;
        }
    }

    /// @return how many bytes it takes more
    int routed(Routing how) {
        isOf(how.publisher(), how.topic(), how.qos(), how.retain());
        verdicts.add(how);
        var more = how.costOfSessions() + how.costOfFilters();
        cost += more;
        return more;
    }

    void decided(Decision decision) {
        verdicts.add(decision);
        version++;
    }

    /// Sessions have ended: what waited in their queues is gone with them.
    ///
    /// @param when by client, in monotonic nanoseconds
    void sessionsEnded(Map<String, Long> when) {
        version += verdicts.sessionsEnded(when);
    }

    /// What was decided about it may be missing.
    void lostDecisions() {
        verdicts.markGap();
        version++;
    }

    void carries(long message) {
        messages.add(message);
    }

    int add(Step step) {
        steps.add(step);
        added++;
        cost += step.cost();
        version++;
        return steps.size() - 1;
    }

    void replace(Arrow old, Arrow by) {
        var index = steps.lastIndexOf(old);
        if (index >= 0) {
            steps.set(index, by);
            version++;
        }
    }

    void remove(Arrow arrow) {
        var index = steps.lastIndexOf(arrow);
        if (index >= 0) {
            steps.remove(index);
            version++;
        }
    }

    void put(Leg leg) {
        legs(leg.role()).put(leg);
        version++;
    }

    /// The exchanges in which the clients have one role.
    Legs legs(Leg.Role role) {
        return role == Leg.Role.PUBLISHER ? received : delivered;
    }

    /// The numbers of the messages that the broker made of it: more than one where its client sent it again at QoS 1.
    List<Long> messages() {
        return messages;
    }

    /// Nobody sees it any more.
    void leave() {
        isGone = true;
    }

    boolean isGone() {
        return isGone;
    }

    /// How many steps were added, those included that are not there any more.
    int added() {
        return added;
    }

    /// About how many bytes of memory all that was added takes.
    long cost() {
        return cost;
    }

    // ---- what it says ----

    /// Where it was seen.
    Seat seat() {
        return seat;
    }

    /// Its number, rising.
    public long number() {
        return number;
    }

    /// What it is about.
    public Kind kind() {
        return kind;
    }

    /// When it began, for people.
    public Instant at() {
        return at;
    }

    /// When it began, in monotonic nanoseconds.
    public long nanoTime() {
        return nanoTime;
    }

    /// Changes with everything that changes.
    public long version() {
        return version;
    }

    /// The Topic Name; empty for a connection.
    public String topic() {
        return topic;
    }

    /// The client identifier of who published it, or whose connection it is; empty where nobody of the clients did.
    public String publisher() {
        return publisher;
    }

    /// At which QoS it was published.
    public QoS qos() {
        return qos;
    }

    /// Whether it was published to be retained.
    public boolean retain() {
        return retain;
    }

    /// How the message came about; empty where the trace did not see it.
    public Optional<Routing.Origin> origin() {
        return verdicts.routing().map(Routing::origin);
    }

    /// Why the broker did not take the message; empty where it did.
    public Optional<ReasonCode> refusal() {
        return verdicts.routing().flatMap(Routing::refusal);
    }

    /// Whether anybody's Subscription matches, as far as is known.
    boolean isWanted() {
        return hasDelivered() || verdicts.isAnyMatch();
    }

    /// What happened, in its order.
    public List<Step> steps() {
        return Collections.unmodifiableList(steps);
    }

    /// The exchange with its publisher; empty for a Will, and where the trace did not see it.
    public Optional<Leg> publisherLeg() {
        return received.first();
    }

    /// The exchanges with those who get it.
    public List<Leg> subscriberLegs() {
        return delivered.all();
    }

    /// An exchange that its Session ended; empty where there is none.
    Optional<Leg> brokenLeg() {
        return Stream.concat(received.stream(), delivered.stream()).filter(leg -> leg.missing().isPresent()).findFirst();
    }

    /// Whether the broker has got the message, as far as is known.
    boolean isRouted() {
        return verdicts.routing().isPresent() || !verdicts.decisions().isEmpty() || hasDelivered();
    }

    private boolean hasDelivered() {
        return delivered.first().isPresent();
    }

    /// What was decided for each Session that has to do with it.
    public Map<String, Decision> decisions() {
        return verdicts.decisions();
    }

    /// Whether there may be decisions that the trace did not see.
    boolean hasLostDecisions() {
        return verdicts.haveGap();
    }

    /// The Sessions that ended while it waited for them.
    public Set<String> ended() {
        return verdicts.ended();
    }

    /// The Sessions that there were when it was published.
    public List<String> sessions() {
        return verdicts.sessions();
    }

    /// The version that a client speaks; MQTT 5 where none of its packets has been seen.
    ProtocolVersion versionOf(String client) {
        return steps.stream().filter(step -> step instanceof Arrow arrow && arrow.client().equals(client)).findFirst()
                .map(step -> ((Arrow) step).version()).orElse(ProtocolVersion.V5);
    }

    /// The Topic Filter by which a client got it; empty where that is not known.
    Optional<String> filterOf(String client) {
        return verdicts.filterOf(client);
    }

    /// The packets that passed.
    public long packets() {
        return steps.stream().filter(step -> step instanceof Arrow arrow && arrow.fate() == Arrow.Fate.PASSED).count();
    }

    /// How long it has taken up to its last packet, in nanoseconds.
    public long durationNanos() {
        return steps.isEmpty() ? 0 : steps.getLast().nanoTime() - nanoTime;
    }

    /// The packets of it that wait at the gate.
    public List<Arrow> waiting() {
        return steps.stream().filter(Arrow.class::isInstance).map(Arrow.class::cast).filter(Arrow::waits).toList();
    }
}
