package dev.mqttworkbench.app.workbench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.broker.BrokerSettings;

/// Starts, stops and changes the broker in the box, and keeps what was changed. On the JavaFX thread only.
public final class BrokerControl {

    private final BundledBroker broker;
    private final BrokerSettings base;
    private final Kept<BrokerProfile> kept;
    private final Path folder;
    private final Tasks tasks;
    private final Runnable listening;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");

    /// @param kept what the user changed
    /// @param folder for a certificate of this computer, and for users
    /// @param listening runs whenever the broker listens again
    public BrokerControl(BundledBroker broker, Kept<BrokerProfile> kept, Path folder, Tasks tasks, Runnable listening) {
        this.broker = broker;
        this.base = broker.settings();
        this.kept = kept;
        this.folder = folder;
        this.tasks = tasks;
        this.listening = listening;
    }

    /// The broker.
    public BundledBroker broker() {
        return broker;
    }

    /// What the user changed.
    public ReadOnlyObjectProperty<BrokerProfile> profileProperty() {
        return kept.valueProperty();
    }

    /// What the broker is started with.
    public BrokerSettings settings() {
        return kept.get().applyTo(base, certificates());
    }

    /// Whether it is being started or stopped.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// The folder with the certificate of this computer, once a listener has needed it.
    public Path certificates() {
        return folder.resolve("certificates");
    }

    /// The file for users who are made here.
    public Path users() {
        return folder.resolve("broker-users");
    }

    /// The port of plain MQTT without changes.
    public int usualPort() {
        return base.listener().port();
    }

    /// Where its store is without changes; empty where it has none.
    public Optional<Path> storeFolder() {
        return base.store().folder();
    }

    /// Starts as the profile says what the program has started already in the usual way, or has left to this.
    ///
    /// @param started in the usual way; [State.Starting] where it was left
    public CompletionStage<State> begin(CompletionStage<State> started) {
        var profile = kept.get();
        return started.thenCompose(state -> state instanceof State.Starting || !profile.equals(BrokerProfile.FIRST)
                ? broker.restart(profile.applyTo(base, certificates()))
                : CompletableFuture.completedFuture(state));
    }

    /// Starts it.
    public void start() {
        run(broker.restart(settings()));
    }

    /// Stops it: clients are told, and what is kept on the disk stays.
    public void stop() {
        run(broker.stop());
    }

    private void run(CompletionStage<State> stage) {
        busy.set(true);
        tasks.whenComplete(stage, this::done, failure -> busy.set(false));
    }

    private void done(State state) {
        busy.set(false);
        if (state instanceof State.Listening) {
            listening.run();
        }
    }

    /// Stops it and starts it as `changed` says; where that fails it runs as before.
    ///
    /// @return completes on the JavaFX thread, with what went wrong; empty where nothing did
    /// @throws IllegalArgumentException with a sentence for the user when a value is out of its bounds
    public CompletionStage<Optional<Throwable>> apply(BrokerProfile changed) {
        var settings = changed.applyTo(base, certificates());
        var before = settings();
        var answer = new CompletableFuture<Optional<Throwable>>();
        busy.set(true);
        tasks.whenComplete(broker.restart(settings), state -> {
            if (state instanceof State.Failed(var failure)) {
                run(broker.restart(before));
                answer.complete(Optional.of(failure));
            } else {
                kept.set(changed);
                done(state);
                answer.complete(Optional.empty());
            }
        }, failure -> {
            busy.set(false);
            answer.complete(Optional.of(failure));
        });
        return answer;
    }
}
