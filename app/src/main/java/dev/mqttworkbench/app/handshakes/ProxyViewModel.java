package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.proxy.MqttProxy;
import dev.mqttworkbench.proxy.MqttProxy.Wire;
import dev.mqttworkbench.proxy.ProxySettings;
import dev.mqttworkbench.proxy.ProxyTrouble;

/// Decides about the proxy between devices and a broker elsewhere: takes where it listens and where it leads, starts and stops it, and
/// says how it does. On the JavaFX thread only.
public final class ProxyViewModel implements Sampler.Sampled, AutoCloseable {

    private static final int FIRST_PORT = 1_884;
    private static final int LAST_PORT = 65_535;
    private static final long INTERVAL = 250_000_000L;
    private static final String THIS_COMPUTER = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";

    /// A proxy that listens.
    ///
    /// @param hosts by which devices can reach it: this computer, and where it is reachable those that others know it by
    private record Started(MqttProxy proxy, List<String> hosts) {

        /// Asks the system, which takes a moment: not on the JavaFX thread.
        static Started of(MqttProxy proxy) {
            return new Started(proxy, isOpen(proxy) ? OwnAddresses.all() : List.of(THIS_COMPUTER));
        }

        private static boolean isOpen(MqttProxy proxy) {
            return proxy.settings().listener().host().equals(EVERYWHERE);
        }

        boolean isOpen() {
            return isOpen(proxy);
        }

        /// As devices write them.
        String addresses() {
            return addresses(hosts);
        }

        /// As devices of other computers write them; the only one there is where this computer is in no network.
        String foreignAddresses() {
            var foreign = hosts.stream().filter(host -> !host.equals(THIS_COMPUTER)).toList();
            return addresses(foreign.isEmpty() ? hosts : foreign);
        }

        private String addresses(List<String> those) {
            var listener = proxy.settings().listener();
            var path = listener.transport() instanceof Transport.WebSocket carried ? carried.path() : "";
            return those.stream().map(host -> listener.scheme() + "://" + host + ":" + proxy.address().getPort() + path).collect(Collectors.joining(", "));
        }
    }

    private final Supplier<List<ProxyTarget>> targets;
    private final Words words;
    private final Tasks tasks;
    private final StringProperty port = new SimpleStringProperty(this, "port", String.valueOf(FIRST_PORT));
    private final BooleanProperty webSocket = new SimpleBooleanProperty(this, "webSocket");
    private final BooleanProperty reachable = new SimpleBooleanProperty(this, "reachable");
    private final ObjectProperty<Optional<ProxyTarget>> target = new SimpleObjectProperty<>(this, "target", Optional.empty());
    private final ObjectProperty<Wire> wire = new SimpleObjectProperty<>(this, "wire", Wire.DEVICE);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyStringWrapper openSentence = new ReadOnlyStringWrapper(this, "openSentence", "");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private final ReadOnlyObjectWrapper<Optional<Integer>> devices = new ReadOnlyObjectWrapper<>(this, "devices", Optional.empty());
    private Optional<Started> started = Optional.empty();
    private boolean isStarting;
    private boolean isClosed;
    private long shownAt;

    /// @param targets the brokers that are connected to at present, the one that is looked at first
    public ProxyViewModel(Supplier<List<ProxyTarget>> targets, Words words, Tasks tasks) {
        this.targets = targets;
        this.words = words;
        this.tasks = tasks;
    }

    @Override
    public void sample(long now) {
        if (now - shownAt >= INTERVAL) {
            shownAt = now;
            started.ifPresent(this::show);
        }
    }

    private void show(Started shown) {
        var status = shown.proxy().status();
        sentence.set(words.get(shown.isOpen() ? "handshakes.proxy.running.open" : "handshakes.proxy.running", shown.addresses(), address(), status.devices()));
        trouble.set(status.trouble().map(this::said).orElse(""));
        devices.set(Optional.of(status.devices()));
    }

    private String address() {
        return target.get().map(ProxyTarget::address).orElse("");
    }

    private String said(ProxyTrouble what) {
        return switch (what) {
            case ProxyTrouble.NoWay noWay -> words.get("handshakes.proxy.noWay", noWay.device(), new FailureWords(words).of(noWay.reason()));
            case ProxyTrouble.Refused refused -> words.get("handshakes.proxy.refused", refused.device(), refused.reasonCode().toString());
            case ProxyTrouble.Violated violated -> words.get(
                    violated.byDevice() ? "handshakes.proxy.violated.device" : "handshakes.proxy.violated.broker", violated.device(), violated.detail());
        };
    }

    // ---- what the reader does ----

    /// The brokers that it can lead to.
    public List<ProxyTarget> targets() {
        return targets.get();
    }

    /// Starts the proxy, or stops the one that runs: its devices lose their connections.
    public void toggle() {
        if (started.isPresent()) {
            stop();
        } else if (!isStarting) {
            start();
        }
    }

    /// Stops the proxy, where one runs.
    public void stop() {
        if (started.isPresent()) {
            stop(words.get("handshakes.proxy.stopped"));
        }
    }

    private void start() {
        trouble.set("");
        var wanted = portNumber();
        if (target.get().isEmpty()) {
            trouble.set(words.get("handshakes.proxy.fault.target"));
        } else if (wanted.isEmpty()) {
            trouble.set(words.get("handshakes.proxy.fault.port", LAST_PORT));
        } else {
            start(new ProxySettings(listener(wanted.get()), target.get().get().route()));
        }
    }

    private Optional<Integer> portNumber() {
        try {
            return Optional.of(Integer.valueOf(port.get().strip())).filter(number -> number > 0 && number <= LAST_PORT);
        } catch (NumberFormatException wrong) {
            return Optional.empty(); // that is the answer
        }
    }

    private ListenerSettings listener(int number) {
        var tcp = ListenerSettings.tcp(reachable.get() ? EVERYWHERE : THIS_COMPUTER, number);
        return webSocket.get() ? tcp.withTransport(Transport.WebSocket.usual()) : tcp;
    }

    private void start(ProxySettings settings) {
        isStarting = true;
        tasks.whenComplete(MqttProxy.start(settings).thenApplyAsync(Started::of, tasks.background()), listening -> {
            isStarting = false;
            if (isClosed) {
                listening.proxy().stop();
                return;
            }
            started = Optional.of(listening);
            running.set(true);
            openSentence.set(listening.isOpen() ? words.get("window.open.proxy", listening.foreignAddresses(), address()) : "");
            show(listening);
        }, failure -> {
            isStarting = false;
            trouble.set(new FailureWords(words).of(failure));
        });
    }

    private void stop(String why) {
        proxy().ifPresent(MqttProxy::stop);
        started = Optional.empty();
        running.set(false);
        devices.set(Optional.empty());
        sentence.set(why);
        openSentence.set("");
        trouble.set("");
    }

    /// The proxy that runs.
    public Optional<MqttProxy> proxy() {
        return started.map(Started::proxy);
    }

    /// Stops the proxy that runs.
    @Override
    public void close() {
        isClosed = true;
        stop("");
    }

    // ---- what the view binds to ----

    /// Where it listens, as it is written.
    public StringProperty portProperty() {
        return port;
    }

    /// Whether devices come with WebSockets instead of plain TCP.
    public BooleanProperty webSocketProperty() {
        return webSocket;
    }

    /// Whether devices may come from other computers.
    public BooleanProperty reachableProperty() {
        return reachable;
    }

    /// Where it leads.
    public ObjectProperty<Optional<ProxyTarget>> targetProperty() {
        return target;
    }

    /// Which of its wires is looked at, and where packets are held; another one also while it runs.
    public ObjectProperty<Wire> wireProperty() {
        return wire;
    }

    /// Whether it runs.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// How many devices are connected; empty where it does not run.
    public ReadOnlyObjectProperty<Optional<Integer>> devicesProperty() {
        return devices.getReadOnlyProperty();
    }

    /// How it does; empty where there is nothing to say.
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// That other computers reach it, and where; empty while they do not.
    public ReadOnlyStringProperty openSentenceProperty() {
        return openSentence.getReadOnlyProperty();
    }

    /// What is wrong; empty where nothing is.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
