package dev.mqttworkbench.app.handshakes;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.fx.ScreenQueue;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProxyViewModelTest {

    private final ScreenQueue screen = new ScreenQueue();
    private final Words words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);

    /// What stands there is typed into devices.
    @Test
    void namesAddressesThatDevicesCanUse() throws Exception {
        var target = new ProxyTarget("here", "mqtt://127.0.0.1:1883", ConnectOptions.to("127.0.0.1", 1883).route());
        try (var proxy = new ProxyViewModel(() -> List.of(target), words, screen.tasks())) {
            proxy.targetProperty().set(Optional.of(target));
            assertThat(started(proxy, false, false)).isEqualTo("mqtt://127.0.0.1:" + proxy.portProperty().get());
            assertThat(started(proxy, true, false)).isEqualTo("ws://127.0.0.1:" + proxy.portProperty().get() + "/mqtt");
            assertThat(started(proxy, false, true)).startsWith("mqtt://127.0.0.1:" + proxy.portProperty().get()).doesNotContain("0.0.0.0");
        }
    }

    /// As long as others may come, and no longer.
    @Test
    void saysThatItIsOpenToTheNetwork() throws Exception {
        var target = new ProxyTarget("here", "mqtt://127.0.0.1:1883", ConnectOptions.to("127.0.0.1", 1883).route());
        try (var proxy = new ProxyViewModel(() -> List.of(target), words, screen.tasks())) {
            proxy.targetProperty().set(Optional.of(target));
            start(proxy, false, false);
            assertThat(proxy.openSentenceProperty().get()).isEmpty();
            proxy.stop();
            start(proxy, false, true);
            assertThat(proxy.openSentenceProperty().get()).startsWith("The proxy is open to the network")
                    .contains(":" + proxy.portProperty().get()).contains("reach mqtt://127.0.0.1:1883").doesNotContain("0.0.0.0");
            assertThat(proxy.sentenceProperty().get()).contains("whoever they are");
            proxy.stop();
            assertThat(proxy.openSentenceProperty().get()).isEmpty();
            assertThat(proxy.runningProperty().get()).isFalse();
            proxy.stop(); // and nothing starts
            assertThat(proxy.runningProperty().get()).isFalse();
        }
    }

    private String started(ProxyViewModel proxy, boolean webSocket, boolean reachable) throws Exception {
        start(proxy, webSocket, reachable);
        var sentence = proxy.sentenceProperty().get();
        proxy.toggle();
        return sentence.substring("Connect devices to ".length(), sentence.indexOf(". Everything"));
    }

    private void start(ProxyViewModel proxy, boolean webSocket, boolean reachable) throws Exception {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            proxy.portProperty().set(String.valueOf(free.getLocalPort()));
        }
        proxy.webSocketProperty().set(webSocket);
        proxy.reachableProperty().set(reachable);
        proxy.toggle();
        screen.until(proxy.runningProperty()::get, () -> {});
    }
}
