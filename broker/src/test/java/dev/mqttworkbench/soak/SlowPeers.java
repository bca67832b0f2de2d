package dev.mqttworkbench.soak;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.client.Reconnect;
import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.interop.RawClient;
import dev.mqttworkbench.mqtt.packet.Bytes;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;

/// Subscribers of a flood that never read, or a byte a second, and connections that never say CONNECT.
final class SlowPeers implements AutoCloseable {

    private static final int EACH = 2;
    private static final int HALF_OPEN = 60;
    private static final int FIRST_FLOOD = 400;

    private final int port;
    private final Client flood;
    private final List<RawClient> silent = new ArrayList<>();
    private final List<RawClient> slow = new ArrayList<>();
    private final ArrayDeque<RawClient> halfOpen = new ArrayDeque<>();
    private final Payload large = Payload.taking(new byte[64 << 10]);

    SlowPeers(int port) {
        this.port = port;
        flood = new Client(
                ConnectOptions.to("127.0.0.1", port).withClientIdentifier("flood").withReconnect(Reconnect.NEVER),
                new ClientListener() {});
        Patience.get(flood.connect());
        for (var qos = 0; qos < EACH; qos++) {
            silent.add(subscriber("silent-" + qos, qos));
            slow.add(subscriber("slow-" + qos, qos));
        }
        fill();
    }

    /// More than the broker keeps for a subscriber, so that from now on nothing may grow.
    private void fill() {
        for (var i = 1; i < FIRST_FLOOD; i++) {
            flood();
        }
        Patience.get(flood());
    }

    /// In MQTT 3.1.1 with a clean session, which ends with its connection.
    private RawClient subscriber(String clientIdentifier, int qos) {
        var client = RawClient.connected(port, V3_1_1, clientIdentifier);
        return client.send(Bytes.packet(0x82, "SUBSCRIBE", Bytes.of()
                .twoBytes(1, "packet identifier").text("soak/flood", "topic filter").oneByte(qos, "options")));
    }

    /// A large message more for who does not read.
    CompletionStage<PublishResult> flood() {
        flood.publish(Publish.of("soak/flood", large, QoS.AT_MOST_ONCE, false, Properties.NONE));
        return flood.publish(Publish.of("soak/flood", large, QoS.AT_LEAST_ONCE, false, Properties.NONE));
    }

    /// A byte is read, and two connections are opened that say nothing or half a CONNECT; the oldest were closed long ago.
    void everySecond() {
        slow.forEach(RawClient::receiveByte);
        halfOpen.add(RawClient.open(port));
        halfOpen.add(RawClient.open(port).send("10 20 00 04"));
        while (halfOpen.size() > HALF_OPEN) {
            var oldest = halfOpen.remove();
            oldest.expectClosed();
            oldest.close();
        }
    }

    @Override
    public void close() {
        Patience.get(flood.disconnect());
        silent.forEach(RawClient::close);
        slow.forEach(RawClient::close);
        halfOpen.forEach(RawClient::close);
    }
}
