package dev.mqttworkbench.interop;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/// Eclipse Paho for MQTT 5.
final class PahoClient5 extends ThirdPartyClient {

    /// It tells of every packet otherwise. Kept, since the log manager does not.
    private static final Logger LOG = Logger.getLogger("org.eclipse.paho.mqttv5.client");

    static {
        LOG.setLevel(Level.WARNING);
    }

    private final MqttClient client;

    PahoClient5(int port, String clientIdentifier) {
        try {
            client = new MqttClient("tcp://127.0.0.1:" + port, clientIdentifier, new MemoryPersistence());
            client.setTimeToWait(Patience.LIMIT.toMillis());
        } catch (MqttException exception) {
            throw new AssertionError(exception);
        }
        client.setCallback(new MqttCallback() {
            @Override
            public void messageArrived(String topic, MqttMessage message) {
                received().add(new Received(
                        topic, new String(message.getPayload(), StandardCharsets.UTF_8), message.getQos(), message.isRetained()));
            }

            @Override
            public void disconnected(MqttDisconnectResponse response) {
                // Tests ask isConnected().
            }

            @Override
            public void mqttErrorOccurred(MqttException exception) {
                // What fails, fails where it is called.
            }

            @Override
            public void deliveryComplete(IMqttToken token) {
                // publish() waits for it.
            }

            @Override
            public void connectComplete(boolean reconnect, String uri) {
                // connect() waits for it.
            }

            @Override
            public void authPacketArrived(int reasonCode, MqttProperties properties) {
                throw new AssertionError("nobody asked for AUTH");
            }
        });
    }

    @Override
    public boolean connect(boolean keepSession, Optional<WillMessage> will) throws MqttException {
        var options = new MqttConnectionOptions();
        options.setCleanStart(!keepSession);
        if (keepSession) {
            options.setSessionExpiryInterval(3_600L);
        }
        will.ifPresent(message -> {
            var content = new MqttMessage(message.payload().getBytes(StandardCharsets.UTF_8));
            content.setQos(message.qos());
            content.setRetained(message.retain());
            options.setWill(message.topic(), content);
        });
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
