package dev.mqttworkbench.broker;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What the broker says about itself.
class SysTopicsTest extends OverTheWire {

    /// What Mosquitto 2.0 publishes to its subscribers, without `$SYS/broker/`.
    private static final List<String> NAMES = Stream.concat(
                    Arrays.stream("""
                            bytes/received|bytes/sent|clients/active|clients/connected|clients/disconnected|clients/expired
                            clients/inactive|clients/maximum|clients/total|heap/current|heap/maximum|messages/received
                            messages/sent|messages/stored|publish/bytes/received|publish/bytes/sent|publish/messages/dropped
                            publish/messages/received|publish/messages/sent|retained messages/count|shared_subscriptions/count
                            store/messages/bytes|store/messages/count|subscriptions/count|uptime|version"""
                            .split("[|\n]")),
                    Stream.of(
                                    "bytes/received", "bytes/sent", "connections", "messages/received", "messages/sent",
                                    "publish/dropped", "publish/received", "publish/sent", "sockets")
                            .flatMap(name -> Stream.of("1min", "5min", "15min").map(span -> "load/" + name + "/" + span)))
            .toList();

    @Override
    BrokerSettings settings() {
        return super.settings().withSysInterval(Duration.ofMillis(200));
    }

    private static Map<String, String> all(PacketClient client) throws Exception {
        client.subscribe("$SYS/#", QoS.AT_MOST_ONCE);
        var values = new HashMap<String, String>();
        for (var packet : client.receiveUntilPong()) {
            if (packet instanceof Publish publish) {
                values.put(publish.topicName().replaceFirst("\\$SYS/broker/", ""), publish.payload().asText());
            }
        }
        return values;
    }

    @Test
    void theNamesAreThoseOfMosquitto() throws Exception {
        assertThat(all(client("dashboard")).keySet()).containsExactlyInAnyOrderElementsOf(NAMES);
    }

    @Test
    void theValuesFollowWhatHappens() throws Exception {
        var dashboard = client("dashboard");
        dashboard.subscribe("$SYS/broker/publish/messages/received", QoS.AT_MOST_ONCE);
        var publisher = client("publisher");
        publisher.publish("a", "12345", QoS.AT_LEAST_ONCE, true, Properties.NONE);
        publisher.receive(PubAck.class);
        publisher.publish("b", "12345", QoS.AT_LEAST_ONCE);
        publisher.receive(PubAck.class);

        var told = dashboard.receive(Publish.class).payload().asText();
        while (!told.equals("2")) {
            told = dashboard.receive(Publish.class).payload().asText();
        }

        var values = all(client("late"));
        assertThat(values).containsEntry("publish/bytes/received", "10").containsEntry("retained messages/count", "1")
                .containsEntry("clients/maximum", "2").containsEntry("subscriptions/count", "1");
        assertThat(Double.parseDouble(values.get("load/publish/received/1min"))).isPositive();
    }

    /// protocol.md 32 and 40
    @Test
    void wildcardsAtTheFirstLevelDoNotReachThem() throws Exception {
        var curious = client("curious");
        curious.subscribe("#", QoS.AT_MOST_ONCE); // [MQTT-4.7.2-1]
        curious.subscribe("+/broker/version", QoS.AT_MOST_ONCE);

        assertThat(curious.receiveUntilPong()).isEmpty();
    }

    @Test
    void nothingIsPublishedWhereTheIntervalIsZero() throws Exception {
        restart(settings().withSysInterval(Duration.ZERO));

        assertThat(all(client("dashboard"))).isEmpty();
    }

    /// protocol.md 32; a PUBLISH to a `$` topic other than `$SYS` brought Mosquitto down (CVE-2018-12543).
    @ParameterizedTest
    @ValueSource(strings = {"$SYS/broker/version", "$SYS", "$", "$/", "$share/g/t", "$queue/t", "$other/x"})
    void clientsDoNotPublishThere_4_7_2(String topic) throws Exception {
        var watcher = client("watcher");
        watcher.subscribe("#", QoS.AT_MOST_ONCE);
        watcher.subscribe("$other/#", QoS.AT_MOST_ONCE);
        var publisher = client("publisher");
        publisher.publish(topic, "forged", QoS.AT_MOST_ONCE, true, Properties.NONE);
        publisher.publish(topic, "forged", QoS.AT_LEAST_ONCE, true, Properties.NONE);
        assertThat(publisher.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.NOT_AUTHORIZED);
        publisher.publish(topic, "forged", QoS.EXACTLY_ONCE, true, Properties.NONE);
        assertThat(publisher.receive(PubRec.class).reasonCode()).isEqualTo(ReasonCode.NOT_AUTHORIZED);
        assertThat(watcher.receiveUntilPong()).isEmpty();
        assertThat(all(client("dashboard")).values()).doesNotContain("forged");
    }
}
