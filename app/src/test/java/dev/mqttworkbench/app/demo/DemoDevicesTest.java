package dev.mqttworkbench.app.demo;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.ReceivedMessage;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoDevicesTest {

    private static final long PATIENCE_SECONDS = 20;

    private final LinkedBlockingQueue<Publish> heard = new LinkedBlockingQueue<>();
    private Broker broker;
    private Client listener;
    private DemoDevices devices;

    @BeforeEach
    void startBrokerAndListener() throws Exception {
        broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().get(5, TimeUnit.SECONDS);
        var port = broker.address().getPort();
        listener = new Client(ConnectOptions.to("127.0.0.1", port), new ClientListener() {
            @Override
            public void messageReceived(ReceivedMessage message) {
                heard.add(message.publish());
            }
        });
        listener.connect().toCompletableFuture().get(5, TimeUnit.SECONDS);
        listener.subscribe(List.of(new Subscribe.Requested("#", SubscriptionOptions.of(QoS.EXACTLY_ONCE))), Properties.NONE)
                .toCompletableFuture().get(5, TimeUnit.SECONDS);
        devices = new DemoDevices(ConnectOptions.to("127.0.0.1", port), 42);
        devices.start().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stopAll() {
        devices.close();
        listener.close();
        broker.close();
    }

    @Test
    void areRealClientsOfTheBroker() throws Exception {
        var snapshot = broker.snapshot().toCompletableFuture().get(5, TimeUnit.SECONDS);

        assertThat(snapshot.connections()).isEqualTo(devices.count() + 1);
    }

    @Test
    void talkAboutHousePlantAndOrders() throws Exception {
        var press = hear(message -> message.topicName().equals("plant/line-1/press/telemetry"));
        var order = hear(message -> message.topicName().startsWith("orders/7714/"));
        hear(message -> message.topicName().equals("home/livingroom/temperature"));

        assertThat(press.qos()).isEqualTo(QoS.AT_LEAST_ONCE);
        assertThat(press.payload().asText()).startsWith("{\"machine\":\"press-04\",\"rpm\":");
        assertThat(press.properties().all(Property.USER_PROPERTY)).contains(new UserProperty("site", "hall-2"));
        assertThat(order.qos()).isEqualTo(QoS.EXACTLY_ONCE);
    }

    @Test
    void letTheLampDoWhatIsSaid() throws Exception {
        listener.publish(Publish.of("home/livingroom/lamp/set", Payload.ofText("{ \"bri\": 77 }"), QoS.AT_LEAST_ONCE, false, Properties.NONE));

        var state = hear(message -> message.topicName().equals("home/livingroom/lamp/state") && message.payload().asText().contains("77"));
        assertThat(state.payload()).isEqualTo(Payload.ofText("{\"on\":true,\"bri\":77}"));
    }

    @Test
    void leaveInGoodOrder() throws Exception {
        hear(message -> isStatus(message, "online"));
        devices.stop().toCompletableFuture().get(10, TimeUnit.SECONDS);

        hear(message -> isStatus(message, "offline"));
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (connections() > 1 && System.nanoTime() < end) { // the broker hears of the last ones after they have left
            Thread.onSpinWait();
        }
        assertThat(connections()).isEqualTo(1);
    }

    private int connections() throws Exception {
        return broker.snapshot().toCompletableFuture().get(5, TimeUnit.SECONDS).connections();
    }

    private static boolean isStatus(Publish message, String status) {
        return message.topicName().equals("devices/cam-1/status") && message.payload().equals(Payload.ofText(status));
    }

    private Publish hear(Predicate<Publish> wanted) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            var message = heard.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message != null && wanted.test(message)) {
                return message;
            }
        }
        throw new AssertionError("Not heard within " + PATIENCE_SECONDS + " s");
    }
}
