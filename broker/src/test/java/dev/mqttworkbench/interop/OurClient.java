package dev.mqttworkbench.interop;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.client.ReceivedMessage;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;

/// Our client with what it heard in queues.
public final class OurClient implements ClientListener, AutoCloseable {

    private final Client client;
    private final BlockingQueue<Publish> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<ClientState> states = new LinkedBlockingQueue<>();

    public OurClient(ConnectOptions options) {
        client = new Client(options, this);
    }

    /// The client itself.
    public Client client() {
        return client;
    }

    /// Connects.
    ///
    /// @return Session Present
    public boolean connect() {
        return Patience.get(client.connect()).sessionPresent();
    }

    public ReasonCode subscribe(String filter, int qos) {
        var requested = new Subscribe.Requested(filter, SubscriptionOptions.of(QoS.of(qos)));
        return Patience.get(client.subscribe(List.of(requested), Properties.NONE)).reasonCodes().getFirst();
    }

    public CompletionStage<PublishResult> publish(String topic, String payload, int qos, boolean retain) {
        return client.publish(Publish.of(topic, Payload.ofText(payload), QoS.of(qos), retain, Properties.NONE));
    }

    /// Application Messages that arrived and were not taken yet.
    public BlockingQueue<Publish> received() {
        return received;
    }

    /// States that were not taken yet.
    public BlockingQueue<ClientState> states() {
        return states;
    }

    @Override
    public void stateChanged(ClientState state) {
        states.add(state);
    }

    @Override
    public void messageReceived(ReceivedMessage message) {
        received.add(message.publish());
    }

    @Override
    public void close() {
        client.close();
    }
}
