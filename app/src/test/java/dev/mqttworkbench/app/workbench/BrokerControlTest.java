package dev.mqttworkbench.app.workbench;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.BrokerProfile.Access;
import dev.mqttworkbench.app.workbench.BrokerProfile.Bounds;
import dev.mqttworkbench.app.workbench.BrokerProfile.Certificate;
import dev.mqttworkbench.app.workbench.BrokerProfile.Extra;
import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.ListenFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BrokerControlTest {

    private static final BrokerProfile CHANGED = new BrokerProfile(false, 0, List.of(new Extra(Extra.Kind.WS, 0)), Certificate.FIRST,
            new Access("", "", Access.Anonymous.ALWAYS), new Bounds(50, 20, 2_048, 30, 40), true, false);

    @TempDir
    private Path folder;

    private final BundledBroker broker = new BundledBroker(BrokerSettings.defaults().withPort(0));

    private BrokerControl control() {
        var settings = new SettingsFolder(folder, Tasks.immediate());
        return new BrokerControl(broker, settings.keep(BrokerProfile.FILE, BrokerProfile.class, 1, BrokerProfile.FIRST),
                folder, Tasks.immediate(), () -> {});
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void startsAsTheProfileOfAnEarlierRunSays() throws Exception {
        var control = control();
        get(control.begin(broker.start()));
        assertThat(get(control.apply(CHANGED))).isEmpty();
        get(broker.stop());

        var next = control();
        assertThat(next.profileProperty().get()).isEqualTo(CHANGED);
        assertThat(BrokerProfile.isKept(folder)).isTrue();
        assertThat(get(next.begin(CompletableFuture.completedFuture(new State.Starting())))).isInstanceOf(State.Listening.class);
        var running = broker.running().orElseThrow().settings();
        assertThat(running.listeners()).extracting(listener -> listener.scheme()).containsExactly("mqtt", "ws");
        assertThat(running.limits().connections()).isEqualTo(50);
        assertThat(running.limits().publishesPerSecond()).isEqualTo(20);
        assertThat(running.maximumPacketSize()).isEqualTo(2_048);
        assertThat(running.access().keepsToThisComputer()).isFalse();
    }

    @Test
    void runsAsBeforeWhereAListenerIsTaken() throws Exception {
        var control = control();
        get(control.begin(broker.start()));
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var wanted = new BrokerProfile(
                    false, 0, List.of(new Extra(Extra.Kind.MQTT, taken.getLocalPort())), Certificate.FIRST, Access.FIRST, Bounds.FIRST, false, false);
            assertThat(get(control.apply(wanted)).orElseThrow()).isInstanceOf(ListenFailure.class).hasMessageContaining(
                    Integer.toString(taken.getLocalPort()));
        }
        while (control.busyProperty().get()) {
            Thread.onSpinWait();
        }
        assertThat(broker.latestState()).isInstanceOf(State.Listening.class);
        assertThat(control.profileProperty().get()).isEqualTo(BrokerProfile.FIRST);
    }

    @Test
    void setsAFileWithImpossibleNumbersAside() throws Exception {
        Files.writeString(folder.resolve("broker.json"), "{\"version\": 1, \"port\": 70000}");
        assertThat(control().profileProperty().get()).isEqualTo(BrokerProfile.FIRST);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).anyMatch(name -> name.startsWith("broker.json.damaged"));
        }
    }

    @Test
    void opensToTheNetworkAndIsReachedOnThisComputer() throws Exception {
        var control = control();
        get(control.begin(broker.start()));
        get(control.apply(BrokerProfile.FIRST.withOpenToNetwork(true)));
        var listening = (State.Listening) broker.latestState();
        assertThat(listening.isOpen()).isTrue();
        assertThat(listening.ownHost()).isEqualTo("127.0.0.1");
        assertThat(broker.running().orElseThrow().address().getAddress().isAnyLocalAddress()).isTrue();
    }

    @Test
    void startsNothingBehindItsEnd() throws Exception {
        broker.close();
        assertThat(get(broker.start())).isInstanceOf(State.Stopped.class);
        assertThat(broker.running()).isEmpty();
    }
}
