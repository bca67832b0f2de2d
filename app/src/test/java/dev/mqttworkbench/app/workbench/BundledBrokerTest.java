package dev.mqttworkbench.app.workbench;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;

import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BundledBrokerTest {

    private final BundledBroker broker = new BundledBroker(BrokerSettings.defaults().withPort(0));

    @Test
    void hasStoppedWhenTheSecondWhoStopsItGoesOn() throws InterruptedException {
        var listening = (State.Listening) broker.start().toCompletableFuture().join();
        var first = Thread.ofVirtual().start(broker::close);
        while (first.isAlive() && !(broker.latestState() instanceof State.Stopped)) {
            Thread.onSpinWait();
        }

        broker.close();

        assertThatThrownBy(() -> new Socket(listening.host(), listening.port()).close()).isInstanceOf(ConnectException.class);
        first.join();
    }

    @Test
    void keepsItsStoreWhenAnotherProgramHasThePort(@TempDir Path folder) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = BrokerSettings.defaults().withPort(taken.getLocalPort()).withStore(StoreSettings.in(folder));
            try (var next = new BundledBroker(settings)) {
                var listening = (State.Listening) next.start().toCompletableFuture().join();
                assertThat(listening.takenPort()).hasValue(taken.getLocalPort());
                assertThat(listening.inMemory()).isFalse();
            }
        }
    }

    @Test
    void worksInMemoryWhenAnotherWorkbenchHasTheStore(@TempDir Path folder) {
        var settings = BrokerSettings.defaults().withPort(0).withStore(StoreSettings.in(folder));
        try (var first = new BundledBroker(settings); var second = new BundledBroker(settings)) {
            assertThat(((State.Listening) first.start().toCompletableFuture().join()).inMemory()).isFalse();
            assertThat(((State.Listening) second.start().toCompletableFuture().join()).inMemory()).isTrue();
        }
    }
}
