package dev.mqttworkbench.app.launch;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.app.handshakes.BrokerFlows;
import dev.mqttworkbench.app.handshakes.ClientFlows;
import dev.mqttworkbench.app.handshakes.FlowDetailView;
import dev.mqttworkbench.app.handshakes.FlowSource;
import dev.mqttworkbench.app.handshakes.HandshakesActions;
import dev.mqttworkbench.app.handshakes.HandshakesView;
import dev.mqttworkbench.app.handshakes.HandshakesViewModel;
import dev.mqttworkbench.app.handshakes.RaceView;
import dev.mqttworkbench.app.handshakes.RaceViewModel;
import dev.mqttworkbench.app.handshakes.StepBarView;
import dev.mqttworkbench.app.handshakes.StepViewModel;
import dev.mqttworkbench.app.handshakes.StopsView;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;

/// The packets of the broker in the box, or of the workbench's own client at another one: one screen for all connections, since a trace
/// has one reader.
final class HandshakesPart implements HandshakesActions, AutoCloseable {

    private final Connections connections;
    private final Shared shared;
    private final Runnable startDemo;
    private final Sampling sampling;
    private final HandshakesViewModel model;
    private final StepViewModel step;
    private final RaceViewModel race;
    private final Once<Screen> screen;
    private int published;

    /// @param startDemo starts the demo devices, or stops them
    HandshakesPart(Connections connections, Shared shared, Runnable startDemo) {
        this.connections = connections;
        this.shared = shared;
        this.startDemo = startDemo;
        this.sampling = new Sampling(shared.sampler());
        this.model = sampling.add(new HandshakesViewModel(this::source, shared.words()));
        this.step = sampling.add(new StepViewModel(model.sourceProperty(), shared.words(), shared.tasks()));
        this.race = sampling.add(new RaceViewModel(shared.broker().broker()::running, shared.words(), shared.tasks()));
        this.screen = new Once<>(() -> shared.remembering(make()));
    }

    /// The broker in the box, or the workbench's own client where it is at another broker.
    private Optional<FlowSource> source() {
        var elsewhere = connections.current().connection().filter(connection -> !connection.isBundled());
        return elsewhere.<FlowSource>map(ClientFlows::new).or(() -> shared.broker().broker().running().map(BrokerFlows::new));
    }

    private Screen make() {
        var fxml = shared.fxml();
        var details = fxml.load("handshakes/detail.fxml", new FlowDetailView(model, shared.words()));
        var stops = fxml.load("handshakes/stops.fxml", new StopsView(step, shared.words()));
        var bar = new StepBarView(model, step, shared.words());
        var parts = new HandshakesView.Parts(details, bar, fxml.load("handshakes/steps.fxml", bar), stops,
                fxml.load("handshakes/race.fxml", new RaceView(race, shared.words())));
        var view = new HandshakesView(model, step, this, shared.words(), shared.tasks(), shared.files(), parts);
        fxml.load("handshakes/handshakes.fxml", view);
        return view;
    }

    Screen screen() {
        return screen.get();
    }

    /// Shows the packets of a message that the workbench's own client has seen, where they were recorded.
    void reveal(Message message) {
        var isFound = model.reveal(message.topic(), message.payload(), message.nanoTime());
        step.say(isFound ? "" : shared.words().get("handshakes.reveal.missing"));
    }

    @Override
    public void startDemoDevices() {
        startDemo.run();
    }

    @Override
    public CompletionStage<?> publish(String topic, QoS qos) {
        var payload = Payload.ofText(String.valueOf(++published));
        return connections.current().publish(Publish.of(topic, payload, qos, false, Properties.NONE), shared.words().get("handshakes.publish.fault.offline"));
    }

    @Override
    public void close() {
        step.goLive();
        race.close();
        sampling.close();
    }
}
