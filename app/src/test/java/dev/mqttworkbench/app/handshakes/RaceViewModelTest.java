package dev.mqttworkbench.app.handshakes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.fx.ScreenQueue;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RaceViewModelTest {

    private final ScreenQueue screen = new ScreenQueue();
    private final Words words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);

    @Test
    void saysWhyARaceBrokeOff() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        try (var broker = Net.get(Broker.start(BrokerSettings.defaults().withPort(0)));
                var race = new RaceViewModel(() -> Optional.of(new RaceTrack(broker, ConnectOptions.to("127.0.0.1", nobody))), words, screen.tasks())) {
            race.toggle();
            screen.until(() -> !race.runningProperty().get(), () -> {});
            assertThat(race.sentenceProperty().get()).startsWith("The race broke off: ").contains(String.valueOf(nobody));
        }
    }
}
