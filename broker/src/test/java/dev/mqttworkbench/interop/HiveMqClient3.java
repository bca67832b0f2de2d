package dev.mqttworkbench.interop;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;

/// HiveMQ's client for MQTT 3.1.1.
final class HiveMqClient3 extends ThirdPartyClient {

    private final Mqtt3AsyncClient client;

    HiveMqClient3(int port, String clientIdentifier) {
        client = MqttClient.builder().useMqttVersion3()
                .identifier(clientIdentifier)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildAsync();
        client.publishes(MqttGlobalPublishFilter.ALL, publish -> received().add(new Received(
                publish.getTopic().toString(), new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8),
                publish.getQos().getCode(), publish.isRetain())));
    }

    @Override
    public boolean connect(boolean keepSession, Optional<WillMessage> will) {
        var connect = client.connectWith().cleanSession(!keepSession);
        if (will.isPresent()) {
            connect = connect.willPublish(Mqtt3Publish.builder()
                    .topic(will.get().topic())
                    .payload(will.get().payload().getBytes(StandardCharsets.UTF_8))
                    .qos(qos(will.get().qos()))
                    .retain(will.get().retain())
                    .build());
        }
        return Patience.get(connect.send()).isSessionPresent();
    }

    @Override
    public void subscribe(String filter, int qos) {
        Patience.get(client.subscribeWith().topicFilter(filter).qos(qos(qos)).send());
    }

    @Override
    public void unsubscribe(String filter) {
        Patience.get(client.unsubscribeWith().topicFilter(filter).send());
    }

    @Override
    public void publish(String topic, String payload, int qos, boolean retain) {
        Patience.get(client.publishWith().topic(topic).payload(payload.getBytes(StandardCharsets.UTF_8))
                .qos(qos(qos)).retain(retain).send());
    }

    @Override
    public void disconnect() {
        Patience.get(client.disconnect());
    }

    @Override
    public boolean isConnected() {
        return client.getState().isConnected();
    }

    @Override
    public void close() {
        client.disconnect().handle((done, alreadyGone) -> null).join();
    }

    static MqttQos qos(int level) {
        return Objects.requireNonNull(MqttQos.fromCode(level));
    }
}
