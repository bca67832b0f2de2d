package dev.mqttworkbench.app.launch;

import java.util.Optional;
import java.util.function.Consumer;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import dev.mqttworkbench.app.demo.DemoDevices;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Properties;

/// Starts the demo devices at the broker in the box, and stops them. On the JavaFX thread only.
final class DemoSwitch {

    private static final long SEED = 7;

    private final BundledBroker broker;
    private final Tasks tasks;
    private final Consumer<Throwable> tell;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private Optional<DemoDevices> devices = Optional.empty();
    private Optional<Way> way = Optional.empty();

    /// How devices come to the broker.
    ///
    /// @param introduction what they say in CONNECT to be let in
    private record Way(String host, int port, Properties introduction) {}

    /// @param tell says why they could not connect
    DemoSwitch(BundledBroker broker, Tasks tasks, Consumer<Throwable> tell) {
        this.broker = broker;
        this.tasks = tasks;
        this.tell = tell;
    }

    /// Whether they run.
    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Starts them where the broker runs, or stops them.
    void toggle() {
        if (devices.isPresent()) {
            tasks.background().execute(end());
        } else if (broker.latestState() instanceof State.Listening listening) {
            way = Optional.of(wayTo(listening));
            var started = new DemoDevices(
                    ConnectOptions.to(listening.ownHost(), listening.port()).withProperties(broker.introduced(Properties.NONE)), SEED);
            devices = Optional.of(started);
            running.set(true);
            tasks.whenComplete(started.start(), connected -> {}, failure -> {
                if (devices.filter(each -> each == started).isPresent()) {
                    tasks.background().execute(end());
                    tell.accept(failure);
                }
            });
        }
    }

    private Way wayTo(State.Listening listening) {
        return new Way(listening.ownHost(), listening.port(), broker.introduced(Properties.NONE));
    }

    /// The broker listens again: where it does so elsewhere, or wants to know its clients by other means, devices that run begin anew.
    void brokerListens() {
        if (devices.isPresent() && broker.latestState() instanceof State.Listening listening && !way.equals(Optional.of(wayTo(listening)))) {
            toggle();
            toggle();
        }
    }

    /// They count as stopped from now on; what is returned stops them, and may take its time.
    Runnable end() {
        var stopped = devices;
        devices = Optional.empty();
        running.set(false);
        return () -> stopped.ifPresent(DemoDevices::close);
    }
}
