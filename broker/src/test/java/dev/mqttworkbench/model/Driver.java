package dev.mqttworkbench.model;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.StoreSettings;
import dev.mqttworkbench.interop.TestBroker;
import dev.mqttworkbench.model.Step.Owed;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;

/// Takes each step with a real broker over real sockets and with the model, and compares every packet that each client hears.
///
/// No time is waited for. The broker does one thing after the other, so when the client of a step hears the answer to a PINGREQ,
/// everything that the step causes has been sent to the others, and the answer to a PINGREQ of each of them comes behind it.
final class Driver implements AutoCloseable {

    private static final int UNKNOWN = 60_000;

    private final BrokerSettings settings;
    private final boolean withStore;
    private final Heard heard;
    private final Sockets sockets;
    private final Model model;
    private TestBroker broker;
    private int published;
    private int identifiers;
    private int taken;

    Driver(StoreSettings store) {
        settings = BrokerSettings.defaults().withStore(store);
        withStore = store.folder().isPresent();
        heard = new Heard(withStore);
        sockets = new Sockets(heard);
        model = new Model(heard);
        broker = TestBroker.start(settings);
    }

    /// How many steps were taken; others had nothing to do.
    int stepsTaken() {
        return taken;
    }

    /// How many packets from the broker were compared.
    long packetsCompared() {
        return heard.packets();
    }

    void take(List<Step> steps) throws IOException {
        for (var step : steps) {
            try {
                take(step);
            } catch (AssertionError difference) {
                throw new AssertionError("When %s: %s".formatted(step, difference.getMessage()), difference);
            }
        }
    }

    private void take(Step step) throws IOException {
        var told = tell(step);
        if (told.isPresent()) {
            taken++;
            settle();
            told.get().run();
            heard.requireNoDifference();
            compareCounts();
        }
    }

    /// Tells the broker, and answers how to tell the model, where the step can be taken.
    private Optional<Runnable> tell(Step step) throws IOException {
        return switch (step) {
            case Step.Connect it -> connect(it);
            case Step.RestartBroker it -> restart();
            case Step.OfConnected it when !model.isConnected(it.client()) -> Optional.empty();
            case Step.Subscribe it -> subscribe(it);
            case Step.Unsubscribe it -> unsubscribe(it);
            case Step.Publish it -> publish(it);
            case Step.Repeat it -> repeat(it);
            case Step.Release it -> release(it);
            case Step.Acknowledge it -> acknowledge(it);
            case Step.Disconnect it -> disconnect(it);
            case Step.Drop it -> drop(it);
            case Step.LastWords it -> lastWords(it);
            case Step.Misbehave it -> misbehave(it.client());
        };
    }

    private Optional<Runnable> connect(Step.Connect step) throws IOException {
        sockets.connect(broker.port(), step);
        return Optional.of(() -> model.connect(step));
    }

    private Optional<Runnable> subscribe(Step.Subscribe step) throws IOException {
        var identifier = ++identifiers;
        sockets.send(step.client(), ToPackets.subscribe(step, model.version(step.client()), identifier));
        return Optional.of(() -> model.subscribe(step, identifier));
    }

    private Optional<Runnable> unsubscribe(Step.Unsubscribe step) throws IOException {
        var identifier = ++identifiers;
        sockets.send(step.client(), new Unsubscribe(identifier, List.of(step.filter()), Properties.NONE));
        return Optional.of(() -> model.unsubscribe(step.client(), step.filter(), identifier));
    }

    private Optional<Runnable> publish(Step.Publish step) throws IOException {
        var message = new Message(
                step.topic(), step.empty() ? "" : "message " + ++published, step.qos(), step.retain(),
                step.qos() == 0 ? 0 : ++identifiers);
        sockets.send(step.client(), ToPackets.publish(message, false));
        return Optional.of(() -> model.publish(step.client(), message));
    }

    private Optional<Runnable> repeat(Step.Repeat step) throws IOException {
        var unreleased = List.copyOf(model.unreleased(step.client()));
        if (unreleased.isEmpty()) {
            return Optional.empty();
        }
        var message = unreleased.get(step.which() % unreleased.size());
        sockets.send(step.client(), ToPackets.publish(message, true));
        return Optional.of(() -> model.publish(step.client(), message));
    }

    private Optional<Runnable> release(Step.Release step) throws IOException {
        var unreleased = List.copyOf(model.unreleased(step.client()));
        var identifier = unreleased.isEmpty()
                ? UNKNOWN
                : unreleased.get(step.which() % unreleased.size()).packetIdentifier();
        sockets.send(step.client(), new PubRel(identifier));
        return Optional.of(() -> model.release(step.client(), identifier));
    }

    private Optional<Runnable> acknowledge(Step.Acknowledge step) throws IOException {
        for (var with : step.first().andOthers()) {
            var owed = model.owed(step.client(), with).stream().limit(step.count()).toList();
            for (var identifier : owed) {
                sockets.send(step.client(), ToPackets.acknowledgement(with, identifier));
            }
            if (!owed.isEmpty()) {
                return Optional.of(() -> owed.forEach(each -> model.acknowledge(step.client(), with, each)));
            }
        }
        return Optional.empty();
    }

    private Optional<Runnable> disconnect(Step.Disconnect step) throws IOException {
        sockets.send(step.client(), ToPackets.disconnect(step.manner(), model.version(step.client())));
        sockets.hearUntilEnd(step.client());
        return Optional.of(() -> model.disconnect(step.client(), step.manner()));
    }

    private Optional<Runnable> drop(Step.Drop step) throws IOException {
        sockets.cut(step.client(), step.reset());
        awaitConnections();
        return Optional.of(() -> model.drop(step.client()));
    }

    private void awaitConnections() {
        broker.await("the broker has noticed", now -> now.connections() == sockets.size());
    }

    private Optional<Runnable> lastWords(Step.LastWords step) throws IOException {
        var name = step.client();
        var told = model.hasKnownOrder(name) ? tell(step.words()) : Optional.<Runnable>empty();
        if (told.isEmpty()) {
            return told;
        }
        sockets.leaveUnheard(name);
        awaitConnections();
        return Optional.of(() -> {
            model.unheard(name);
            told.get().run();
            model.drop(name);
        });
    }

    private Optional<Runnable> misbehave(Who client) throws IOException {
        sockets.send(client, ToPackets.connect(
                new Step.Connect(client, model.version(client), false, true, 0, Optional.empty())));
        sockets.hearUntilEnd(client);
        return Optional.of(() -> model.misbehave(client));
    }

    private Optional<Runnable> restart() throws IOException {
        broker.close();
        for (var client : sockets.clients()) {
            sockets.hearUntilEnd(client);
        }
        broker = TestBroker.start(settings);
        return Optional.of(model::restart);
    }

    /// Waits until everybody has heard everything.
    ///
    /// The first round makes sure that the broker has done what it was told, so the second hears all of it. With a store the answer
    /// to PINGREQ waits behind what waits for the disk; messages at QoS 0 that met a connection in that state are sent right behind
    /// it, where the third round finds them.
    private void settle() throws IOException {
        for (var round = 0; round < (withStore ? 3 : 2); round++) {
            sockets.hearUntilPong();
        }
    }

    private void compareCounts() {
        var now = broker.snapshot();
        assertThat(List.of(now.connections(), now.sessions(), now.subscriptions(), now.retainedMessages()))
                .as("connections, sessions, subscriptions, retained messages")
                .isEqualTo(List.of(model.connections(), model.sessions(), model.subscriptions(), model.retainedMessages()));
    }

    /// Everybody comes back and takes all that waits, and a new client looks at what is retained.
    void finish() throws IOException {
        for (var client : List.of(Who.A, Who.B, Who.C)) {
            take(List.of(new Step.Connect(client, ProtocolVersion.V5, false, true, 0, Optional.empty())));
            while (model.owesAnything(client)) {
                take(List.of(new Step.Acknowledge(client, Owed.PUBACK, Integer.MAX_VALUE)));
            }
        }
        take(List.of(
                new Step.Connect(Who.OBSERVER, ProtocolVersion.V5, true, false, 0, Optional.empty()),
                new Step.Subscribe(Who.OBSERVER, List.of(new Wanted("#", 2, false, true, 0)), 0)));
    }

    @Override
    public void close() throws IOException {
        sockets.close();
        broker.close();
    }
}
