package dev.mqttworkbench.interop;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;

/// HiveMQ's client for MQTT 5.
final class HiveMqClient5 extends ThirdPartyClient {

    private final Mqtt5AsyncClient client;

    HiveMqClient5(int port, String clientIdentifier) {
        client = MqttClient.builder().useMqttVersion5()
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
        var connect = client.connectWith().cleanStart(!keepSession).sessionExpiryInterval(keepSession ? 3_600 : 0);
        if (will.isPresent()) {
            connect = connect.willPublish(Mqtt5Publish.builder()
                    .topic(will.get().topic())
                    .payload(will.get().payload().getBytes(StandardCharsets.UTF_8))
                    .qos(HiveMqClient3.qos(will.get().qos()))
                    .retain(will.get().retain())
                    .build()
                    .asWill());
        }
        return Patience.get(connect.send()).isSessionPresent();
    }

    @Override
    public void subscribe(String filter, int qos) {
        Patience.get(client.subscribeWith().topicFilter(filter).qos(HiveMqClient3.qos(qos)).send());
    }

    @Override
    public void unsubscribe(String filter) {
        Patience.get(client.unsubscribeWith().topicFilter(filter).send());
    }

    @Override
    public void publish(String topic, String payload, int qos, boolean retain) {
        Patience.get(client.publishWith().topic(topic).payload(payload.getBytes(StandardCharsets.UTF_8))
                .qos(HiveMqClient3.qos(qos)).retain(retain).send());
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
}
