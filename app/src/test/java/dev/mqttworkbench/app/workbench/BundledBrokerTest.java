package dev.mqttworkbench.app.workbench;

import java.net.ConnectException;
import java.net.Socket;

import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.broker.BrokerSettings;
import org.junit.jupiter.api.Test;

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
}
