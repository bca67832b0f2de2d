package dev.mqttworkbench.app.robot;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/// A client that nobody here wrote: Eclipse Paho, with MQTT 3.1.1.
final class ThirdPartyClient implements AutoCloseable {

    /// A message that it heard.
    record Heard(String topic, String payload, int qos, boolean retained) {}

    private static final int PATIENCE_SECONDS = 15;
    private static final int MOST_IN_FLIGHT = 1_000;

    private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final MqttClient client;

    private ThirdPartyClient(MqttClient client) {
        this.client = client;
    }

    /// Connects to the broker at this port.
    static ThirdPartyClient connect(int port) throws MqttException {
        var client = new MqttClient("tcp://127.0.0.1:" + port, MqttClient.generateClientId(), new MemoryPersistence());
        client.setTimeToWait(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        var options = new MqttConnectOptions();
        options.setMaxInflight(MOST_IN_FLIGHT); // Paho gives up on the eleventh that is not answered yet
        client.connect(options);
        return new ThirdPartyClient(client);
    }

    /// What it calls itself.
    String clientIdentifier() {
        return client.getClientId();
    }

    void publish(String topic, String payload, int qos, boolean retained) throws MqttException {
        publish(topic, payload.getBytes(StandardCharsets.UTF_8), qos, retained);
    }

    void publish(String topic, byte[] payload, int qos, boolean retained) throws MqttException {
        client.publish(topic, payload, qos, retained);
    }

    void subscribe(String topicFilter) throws MqttException {
        client.subscribe(topicFilter, 2, (topic, message) -> heard.add(heard(topic, message)));
    }

    private static Heard heard(String topic, MqttMessage message) {
        return new Heard(topic, new String(message.getPayload(), StandardCharsets.UTF_8), message.getQos(), message.isRetained());
    }

    /// The next message; an error when none comes.
    Heard hear() throws InterruptedException {
        var next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nothing was heard");
        }
        return next;
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(0, 1_000);
        client.close(true);
    }
}
