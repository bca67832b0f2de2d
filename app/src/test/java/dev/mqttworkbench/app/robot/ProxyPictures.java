package dev.mqttworkbench.app.robot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;

/// Paints the proxy of the Handshakes screen, with a real device.
final class ProxyPictures {

    private static final int PORT = 18_884;

    private ProxyPictures() {}

    /// The panel, and what passes between the proxy and the broker.
    static void paint(Workbench workbench, HandshakesScreen screen, Look look, Path folder) throws Exception {
        workbench.click("handshakes-proxy");
        workbench.write("proxy-port", String.valueOf(PORT));
        workbench.click("proxy-wire-BROKER");
        workbench.click("proxy-start");
        workbench.waitForText("proxy-sentence", String.valueOf(PORT));
        workbench.picture(look.file(folder, "proxy"));
        workbench.click("handshakes-proxy");
        var gate = MqttClient.builder().useMqttVersion5().identifier("gate-north-07").serverHost("127.0.0.1").serverPort(PORT).buildBlocking();
        gate.connect();
        gate.publishWith().topic("gates/north/07/state").qos(MqttQos.EXACTLY_ONCE).payload("open".getBytes(StandardCharsets.UTF_8)).send();
        screen.waitForState("gates/north/07/state", look.in("complete", "vollständig"));
        screen.select("gates/north/07/state");
        workbench.focus("handshakes-ladder");
        OnScreen.waitUntilIdle();
        workbench.picture(look.file(folder, "proxy-ladder"));
        gate.disconnect();
    }
}
