package dev.mqttworkbench.app.robot;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import javafx.stage.Stage;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// The Handshakes screen with one client, press-04, connected to the broker in the box.
@ExtendWith(ApplicationExtension.class)
abstract class HandshakesRobot {

    Workbench workbench;
    HandshakesScreen screen;
    Mqtt5BlockingClient press;

    /// To be called by each test where it is started: the platform looks for that in the class itself.
    void start(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1440, 900);
    }

    @BeforeEach
    void connect() {
        workbench.waitUntilConnected();
        screen = new HandshakesScreen(workbench).open();
        press = MqttClient.builder().useMqttVersion5().identifier("press-04").serverHost("127.0.0.1").serverPort(workbench.port()).buildBlocking();
        press.connect();
        screen.waitForState("press-04", "CONNACK"); // the trace is on
    }

    @AfterEach
    void close() {
        if (press.getState().isConnected()) {
            press.disconnect();
        }
        workbench.close();
    }

    void publish(String topic, MqttQos qos) {
        press.publishWith().topic(topic).qos(qos).payload("1".getBytes(StandardCharsets.UTF_8)).send();
    }
}
