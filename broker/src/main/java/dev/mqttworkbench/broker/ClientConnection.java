package dev.mqttworkbench.broker;

import java.util.Optional;
import java.util.function.Supplier;

import dev.mqttworkbench.mqtt.delivery.Sender;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.trace.TracedConnection;
import dev.mqttworkbench.transport.ConnectTimeout;
import dev.mqttworkbench.transport.NetworkConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's Network Connection, from the socket's opening to its end. What the client may do is its [ConnectionState].
final class ClientConnection implements NetworkConnection.Handler, Sender.Output {

    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);

    private final ServerState server;
    private final Entrance entrance;
    private final NetworkConnection network;
    private final ConnectTimeout connectTimeout;
    private ConnectionState state;
    private ClientTerms terms = ClientTerms.none();
    private final HeldPackets held;
    private final ConnectionNotes notes;
    private final Freezer freezer = new Freezer();
    private boolean hasSession;
    private boolean isMute;
    private boolean cleanStart;
    private long acceptedAt;
    private long packetsReceived;
    private long packetsSent;

    ClientConnection(ServerState server, Entrance entrance, NetworkConnection network) {
        this.server = server;
        this.entrance = entrance;
        this.network = network;
        this.notes = new ConnectionNotes(server, network);
        this.held = new HeldPackets(server, network, this::pass, this::writable, this::violated);
        this.state = new AwaitingConnect(server, this);
        this.connectTimeout = ConnectTimeout.begin(server.loop(), server.settings().connectTimeout(), network, this::connectTimedOut);
        server.opened(this);
    }

    NetworkConnection network() {
        return network;
    }

    /// The user that the client's certificate names, where the listener goes by that.
    Optional<String> certificateName() {
        return entrance.certificateNamesUser() ? network.peer().certificateName() : Optional.empty();
    }

    /// Whether there are more connections than there may be.
    boolean isOneTooMany() {
        return entrance.isCrowded() || server.isCrowdedFor(this);
    }

    boolean isConnected() {
        return state instanceof Connected;
    }

    /// The state of a client that has its Session.
    Optional<Connected> connected() {
        return state instanceof Connected connected ? Optional.of(connected) : Optional.empty();
    }

    /// The client has said who it is and which packets it wants; refusing it goes by that already.
    void agree(Connect said) {
        cleanStart = said.cleanStart();
        notes.of(said.clientIdentifier());
        terms = ClientTerms.of(said);
    }

    /// Whether the client asked for a new Session.
    boolean cleanStart() {
        return cleanStart;
    }

    /// Which packets the client wants.
    ClientTerms terms() {
        return terms;
    }

    /// Where it came in.
    Entrance entrance() {
        return entrance;
    }

    /// When the client got its Session, in monotonic nanoseconds.
    long acceptedAt() {
        return acceptedAt;
    }

    long packetsReceived() {
        return packetsReceived;
    }

    long packetsSent() {
        return packetsSent;
    }

    /// The client has a Session now.
    ///
    /// @param identifier under which the Session is kept
    /// @param stored whether the Session outlives this connection
    /// @param discarded whether one that would have survived a restart has ended for it
    void accepted(String identifier, boolean stored, boolean discarded) {
        connectTimeout.cancel();
        notes.of(identifier);
        acceptedAt = server.now();
        hasSession = true;
        server.unhurried().applyTo(network, identifier);
        network.identified();
        server.accepted(this);
        entrance.accepted();
        server.counters().clientsAccepted++;
        held.connecting(stored, discarded);
        notes.both(TracedConnection.Event.ACCEPTED, BrokerEvent.Kind.CONNECTED, network.version().map(ProtocolVersion::toString).orElse(""));
    }

    private void connectTimedOut() {
        LOG.debug("{} sent no complete CONNECT in time", network);
        notes.log(BrokerEvent.Kind.REFUSED, "no complete CONNECT in time");
        endWithoutAWord();
    }

    /// Closes the socket without a packet, as if the way to the client were gone: a Will is published.
    void cut() {
        notes.both(TracedConnection.Event.CUT, BrokerEvent.Kind.CUT, "");
        endWithoutAWord();
    }

    private void endWithoutAWord() {
        var ending = state;
        state = new Closing();
        freezer.forget();
        held.clear();
        network.cut();
        ending.closed();
    }

    /// Who hears what happens to it.
    ConnectionNotes notes() {
        return notes;
    }

    // ---- frozen: nothing is read and nothing is answered, as if the network had stopped ----

    boolean isFrozen() {
        return freezer.isOn();
    }

    /// Reads and answers nothing any more; the Keep Alive runs on.
    void freeze() {
        if (freezer.freeze()) {
            network.freeze();
            notes.both(TracedConnection.Event.FROZEN, BrokerEvent.Kind.FROZEN, "");
        }
    }

    /// Goes on where it was frozen.
    void thaw() {
        if (freezer.isOn()) {
            notes.both(TracedConnection.Event.THAWED, BrokerEvent.Kind.THAWED, "");
            freezer.thaw(this::pass);
            writable();
            network.thaw();
        }
    }

    @Override
    public void received(Packet packet) {
        assert server.loop().isCurrent();
        server.counters().packetsReceived++;
        packetsReceived++;
        held.answering();
        state = state.on(packet);
    }

    /// Goes on behind something that took place on another thread, as if a packet had arrived; with those that waited for it
    /// next. Nothing happens when the connection has not waited for it.
    void goOn(ConnectionState from, Supplier<ConnectionState> next) {
        assert server.loop().isCurrent();
        if (state != from) {
            return;
        }
        held.answering();
        try {
            state = next.get();
        } catch (PacketViolation violation) {
            violated(violation);
            return;
        }
        network.resume();
    }

    @Override
    public void violated(PacketViolation violation) {
        disconnect(violation.reasonCode(), violation.detail());
    }

    /// Ends the connection from this side, with the reason where there is a packet for it [MQTT-4.13.1-1]; what becomes of the
    /// Session is up to the caller's events: a Will is published.
    void disconnect(ReasonCode reasonCode, String reason) {
        LOG.debug("{} is closed: {} ({})", network, reason, reasonCode);
        var ending = state;
        noteEnd(ending, reasonCode, reason);
        state = new Closing();
        connectTimeout.cancel();
        freezer.forget(); // these last words are said
        held.clear();
        ending.refuse(reasonCode, reason);
        network.close();
        if (reasonCode != ReasonCode.SESSION_TAKEN_OVER) {
            ending.closed();
        }
    }

    private void noteEnd(ConnectionState ending, ReasonCode reasonCode, String reason) {
        if (ending instanceof Closing) {
            return;
        }
        var kind = !(ending instanceof Connected)
                ? BrokerEvent.Kind.REFUSED
                : reasonCode == ReasonCode.SESSION_TAKEN_OVER ? BrokerEvent.Kind.TAKEN_OVER : BrokerEvent.Kind.CLOSED;
        notes.log(kind, reasonCode + ": " + reason);
    }

    /// Closes the connection after the client said DISCONNECT.
    void closeAfterDisconnect() {
        held.clear();
        network.close();
    }

    @Override
    public void keepAliveGoesOn() {
        if (state instanceof Connected connected) {
            connected.keepAlive().packetPassed(server.now());
        }
    }

    @Override
    public void writable() {
        if (state instanceof Connected connected) {
            connected.writable();
        }
    }

    @Override
    public void closed() {
        connectTimeout.cancel();
        held.clear();
        notes.trace(TracedConnection.Event.CLOSED);
        server.closed(this);
        if (hasSession) {
            entrance.closed();
        }
        server.counters().bytesReceived += network.bytesReceived();
        server.counters().bytesSent += network.bytesSent();
        var ending = state;
        if (ending instanceof Connected) {
            notes.log(BrokerEvent.Kind.LOST, "");
        }
        freezer.forget();
        state = new Closing();
        ending.closed();
    }

    @Override
    public void send(Packet packet) {
        held.send(packet);
    }

    private void pass(Packet packet) {
        if (freezer.keeps(packet)) {
            return;
        }
        var wanted = terms.adapt(packet, network);
        if (isMute || !terms.takes(wanted)) {
            withhold(wanted);
            return;
        }
        server.counters().packetsSent++;
        packetsSent++;
        if (packet instanceof Publish publish) {
            server.counters().publishesSent++;
            server.counters().publishBytesSent += publish.payload().size();
        }
        network.send(wanted);
    }

    /// An answer that is larger than the client takes is not sent [MQTT-3.1.2-24]. The client would wait for it for ever, so the
    /// connection ends, behind what is going on now; without CONNACK nothing may be sent at all.
    private void withhold(Packet packet) {
        isMute |= packet instanceof ConnAck;
        if (!(packet instanceof Disconnect)) {
            server.loop().later(() -> disconnect(ReasonCode.PACKET_TOO_LARGE, "an answer is larger than the client takes"));
        }
    }

    @Override
    public boolean takesMore() {
        return !freezer.isOn() && network.takesMore();
    }

    @Override
    public boolean holdsBack() {
        return freezer.isOn() || !held.isEmpty();
    }

    @Override
    public boolean fits(Publish publish) {
        return terms.fits(publish, network);
    }
}
