package dev.mqttworkbench.interop;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/// Eclipse Paho for MQTT 3.1.1.
final class PahoClient3 extends ThirdPartyClient {

    private final MqttClient client;

    PahoClient3(int port, String clientIdentifier) {
        try {
            client = new MqttClient("tcp://127.0.0.1:" + port, clientIdentifier, new MemoryPersistence());
            client.setTimeToWait(Patience.LIMIT.toMillis());
        } catch (MqttException exception) {
            throw new AssertionError(exception);
        }
        client.setCallback(new MqttCallback() {
            @Override
            public void connectionLost(Throwable cause) {
                // Tests ask isConnected().
            }

            @Override
            public void messageArrived(String topic, MqttMessage message) {
                received().add(new Received(
                        topic, new String(message.getPayload(), StandardCharsets.UTF_8), message.getQos(), message.isRetained()));
            }

            @Override
            public void deliveryComplete(IMqttDeliveryToken token) {
                // publish() waits for it.
            }
        });
    }

    @Override
    public boolean connect(boolean keepSession, Optional<WillMessage> will) throws MqttException {
        var options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setCleanSession(!keepSession);
        options.setMaxInflight(1_000);
        will.ifPresent(message -> options.setWill(
                message.topic(), message.payload().getBytes(StandardCharsets.UTF_8), message.qos(), message.retain()));
        return client.connectWithResult(options).getSessionPresent();
    }

    @Override
    public void subscribe(String filter, int qos) throws MqttException {
        client.subscribe(filter, qos);
    }

    @Override
    public void unsubscribe(String filter) throws MqttException {
        client.unsubscribe(filter);
    }

    @Override
    public void publish(String topic, String payload, int qos, boolean retain) throws MqttException {
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), qos, retain);
    }

    @Override
    public void disconnect() throws MqttException {
        client.disconnect();
    }

    @Override
    public boolean isConnected() {
        return client.isConnected();
    }

    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                client.disconnect(0);
            }
            client.close();
        } catch (MqttException exception) {
            throw new AssertionError(exception);
        }
    }
}
