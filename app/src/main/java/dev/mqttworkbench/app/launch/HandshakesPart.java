package dev.mqttworkbench.app.launch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import javafx.beans.property.ReadOnlyObjectProperty;

import dev.mqttworkbench.app.handshakes.BrokerFlows;
import dev.mqttworkbench.app.handshakes.ClientFlows;
import dev.mqttworkbench.app.handshakes.ClientView;
import dev.mqttworkbench.app.handshakes.ClientViewModel;
import dev.mqttworkbench.app.handshakes.FlowDetailView;
import dev.mqttworkbench.app.handshakes.FlowSource;
import dev.mqttworkbench.app.handshakes.HandshakesActions;
import dev.mqttworkbench.app.handshakes.HandshakesView;
import dev.mqttworkbench.app.handshakes.HandshakesViewModel;
import dev.mqttworkbench.app.handshakes.NetworkView;
import dev.mqttworkbench.app.handshakes.NetworkViewModel;
import dev.mqttworkbench.app.handshakes.ProxyFlows;
import dev.mqttworkbench.app.handshakes.ProxyTarget;
import dev.mqttworkbench.app.handshakes.ProxyView;
import dev.mqttworkbench.app.handshakes.ProxyViewModel;
import dev.mqttworkbench.app.handshakes.RaceTrack;
import dev.mqttworkbench.app.handshakes.RaceView;
import dev.mqttworkbench.app.handshakes.RaceViewModel;
import dev.mqttworkbench.app.handshakes.StepBarView;
import dev.mqttworkbench.app.handshakes.StepViewModel;
import dev.mqttworkbench.app.handshakes.StopsView;
import dev.mqttworkbench.app.window.BannersView;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.gate.HeldPackets;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;

/// The packets of the broker in the box, of the workbench's own client at another one, or of devices behind a proxy: one screen for all connections, since a trace
/// has one reader.
final class HandshakesPart implements HandshakesActions, AutoCloseable {

    private final Connections connections;
    private final Shared shared;
    private final Runnable startDemo;
    private final Sampling sampling;
    private final HandshakesViewModel model;
    private final StepViewModel step;
    private final RaceViewModel race;
    private final ProxyViewModel proxy;
    private final NetworkViewModel network;
    private final ClientViewModel client;
    private final Once<Screen> screen;
    private int published;

    /// @param startDemo starts the demo devices, or stops them
    HandshakesPart(Connections connections, Shared shared, Runnable startDemo) {
        this.connections = connections;
        this.shared = shared;
        this.startDemo = startDemo;
        this.sampling = new Sampling(shared.sampler());
        this.proxy = sampling.add(new ProxyViewModel(this::targets, shared.words(), shared.tasks()));
        this.model = sampling.add(new HandshakesViewModel(this::source, shared.words(), shared.tasks()));
        this.step = sampling.add(new StepViewModel(model.sourceProperty(), shared.words(), shared.tasks()));
        this.network = new NetworkViewModel(model.sourceProperty(), shared.words(), shared.tasks());
        this.client = sampling.add(new ClientViewModel(model, step, () -> track().map(RaceTrack::way), shared.words(), shared.tasks()));
        this.race = sampling.add(new RaceViewModel(this::track, shared.words(), shared.tasks()));
        this.screen = new Once<>(() -> shared.remembering(make()));
    }

    /// The proxy where one runs, otherwise the broker in the box, or the workbench's own client where it is at another broker.
    private Optional<FlowSource> source() {
        return proxy.proxy().<FlowSource>map(running -> new ProxyFlows(running, proxy.wireProperty().get())).or(this::sourceOfCurrent);
    }

    private Optional<FlowSource> sourceOfCurrent() {
        var elsewhere = connections.current().connection().filter(connection -> !connection.isBundled());
        return elsewhere.<FlowSource>map(ClientFlows::new).or(() -> shared.broker().broker().running().map(BrokerFlows::new));
    }

    /// The broker in the box, which lets clients of ours in whoever else needs a name.
    private Optional<RaceTrack> track() {
        var broker = shared.broker().broker();
        return broker.latestState() instanceof BundledBroker.State.Listening listening
                ? broker.running().map(running -> new RaceTrack(running,
                        ConnectOptions.to(listening.ownHost(), listening.port()).withProperties(broker.introduced(Properties.NONE))))
                : Optional.empty();
    }

    /// The brokers that connections are open to, the one that is shown first.
    private List<ProxyTarget> targets() {
        return connections.open().stream()
                .map(open -> new ProxyTarget(open.isBundled() ? shared.words().get("window.connection.bundled") : open.title(), open.address(), open.options().route()))
                .distinct().toList();
    }

    private Screen make() {
        var fxml = shared.fxml();
        var ofClient = fxml.load("handshakes/client.fxml", new ClientView(client, shared.words()));
        var details = fxml.load("handshakes/detail.fxml", new FlowDetailView(model, ofClient, shared.words()));
        var stops = fxml.load("handshakes/stops.fxml", new StopsView(step, shared.words()));
        var bar = new StepBarView(model, step, shared.words());
        var networkView = new NetworkView(network, model, shared.words());
        var proxyView = new ProxyView(proxy, shared.words());
        var parts = new HandshakesView.Parts(details, bar, fxml.load("handshakes/steps.fxml", bar), stops,
                fxml.load("handshakes/race.fxml", new RaceView(race, shared.words())), proxyView, fxml.load("handshakes/proxy.fxml", proxyView),
                networkView, fxml.load("handshakes/network.fxml", networkView));
        var view = new HandshakesView(model, step, this, shared.words(), shared.tasks(), shared.files(), parts);
        fxml.load("handshakes/handshakes.fxml", view);
        return view;
    }

    Screen screen() {
        return screen.get();
    }

    /// The packets that are held at present.
    ReadOnlyObjectProperty<HeldPackets> heldProperty() {
        return step.heldProperty();
    }

    /// The proxy, as far as other computers may reach it.
    BannersView.Proxy openProxy() {
        return new BannersView.Proxy(proxy.openSentenceProperty(), proxy::stop);
    }

    /// Shows the packets of a message that the workbench's own client has seen, where they were recorded.
    void reveal(Message message) {
        model.reveal(message.topic(), message.payload(), message.nanoTime(), ended -> step.say(switch (ended) {
            case FOUND, OVERTAKEN -> "";
            case MISSING -> shared.words().get("handshakes.reveal.missing");
        }));
        if (model.isRevealing()) {
            step.say(shared.words().get("handshakes.reveal.reading"));
        }
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
        network.close();
        proxy.close();
        sampling.close();
    }
}
