package dev.mqttworkbench.interop;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.BrokerSnapshot;
import dev.mqttworkbench.broker.SessionDetail;
import dev.mqttworkbench.broker.SessionQueries;
import dev.mqttworkbench.broker.SessionSummary;
import dev.mqttworkbench.gate.Gates;

/// A broker of ours on a free port of the loopback address.
public final class TestBroker implements AutoCloseable {

    private final Broker broker;

    private TestBroker(Broker broker) {
        this.broker = broker;
    }

    /// With the settings that everybody gets.
    public static TestBroker start() {
        return start(BrokerSettings.defaults());
    }

    /// With settings of one's own, but for the port.
    public static TestBroker start(BrokerSettings settings) {
        return new TestBroker(Patience.get(Broker.start(settings.withPort(0))));
    }

    public int port() {
        return broker.address().getPort();
    }

    /// The ports of all listeners.
    public List<Integer> ports() {
        return broker.addresses().stream().map(InetSocketAddress::getPort).toList();
    }

    public String host() {
        return "127.0.0.1";
    }

    public BrokerSnapshot snapshot() {
        return Patience.get(broker.snapshot());
    }

    public SessionQueries sessions() {
        return broker.sessions();
    }

    /// What holds packets of its connections.
    public Gates gates() {
        return broker.gates();
    }

    /// The Session of a client in a line.
    public Optional<SessionSummary> session(String clientIdentifier) {
        return Patience.get(broker.sessions().detail(clientIdentifier)).map(SessionDetail::summary);
    }

    /// Waits until the broker's own count says so.
    public void await(String what, Predicate<BrokerSnapshot> condition) {
        Patience.until(what, () -> condition.test(snapshot()));
    }

    /// Stops it in good order.
    CompletionStage<Void> stop() {
        return broker.stop();
    }

    @Override
    public void close() {
        broker.close();
    }
}
