package dev.mqttworkbench.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.Will;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// When a Will is published: each way in which a connection ends (protocol.md 21), and its delay beside the end of the Session and a
/// takeover (protocol.md 22).
@Timeout(60)
class WillTimingTest extends OverTheWire {

    private static final long LONG = 1_000;

    private PacketClient watcher() throws IOException {
        var watcher = client("watcher");
        watcher.subscribe("will/#", AT_LEAST_ONCE);
        return watcher;
    }

    private static Will delayed(String topic, long seconds) {
        return will(topic, AT_MOST_ONCE, false, Properties.of(Property.WILL_DELAY_INTERVAL, seconds));
    }

    private static Properties expiry(long seconds) {
        return Properties.of(Property.SESSION_EXPIRY_INTERVAL, seconds);
    }

    private PacketClient device(String identifier, long expirySeconds, Will will) throws IOException {
        var device = opened(V5);
        device.connect(identifier, true, 0, expiry(expirySeconds), will);
        return device;
    }

    /// [MQTT-3.1.2-8] [MQTT-3.1.2-22]
    @Test
    void isPublishedAtTheKeepAliveTimeout() throws Exception {
        var watcher = watcher();
        var silent = opened(V5);
        silent.connect("silent", true, 1, Properties.NONE, will("will/silent", AT_MOST_ONCE, false, Properties.NONE));
        assertThat(watcher.receive(Publish.class).topicName()).isEqualTo("will/silent");
        assertDisconnected(silent, ReasonCode.KEEP_ALIVE_TIMEOUT);
    }

    /// [MQTT-3.1.4-3] [MQTT-3.1.2-8]
    @Test
    void isPublishedAtATakeover() throws Exception {
        var watcher = watcher();
        var older = device("d", LONG, will("will/older", AT_MOST_ONCE, false, Properties.NONE));
        var newer = opened(V5);
        assertThat(newer.connect("d", false, 0, expiry(LONG), null).sessionPresent()).isTrue();
        assertThat(watcher.receive(Publish.class).topicName()).isEqualTo("will/older");
        assertDisconnected(older, ReasonCode.SESSION_TAKEN_OVER);
    }

    /// [MQTT-3.1.3-9]: a takeover that goes on with the Session is a new connection before the delay has passed.
    @Test
    void isCalledOffAtATakeoverWithinItsDelay() throws Exception {
        var watcher = watcher();
        device("d", LONG, delayed("will/never", 1));
        var newer = opened(V5);
        newer.connect("d", false, 0, expiry(LONG), null);
        device("clock", LONG, delayed("will/clock", 1)).cut(); // due later than the other would have been
        assertThat(watcher.receive(Publish.class).topicName()).isEqualTo("will/clock");
        assertThat(watcher.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-3.1.3-9]: with a clean start the old Session ends now, whatever is left of the delay.
    @Test
    void isPublishedAtATakeoverThatBeginsAnew() throws Exception {
        var watcher = watcher();
        device("d", LONG, delayed("will/d", LONG));
        var newer = opened(V5);
        assertThat(newer.connect("d", true, 0, expiry(LONG), null).sessionPresent()).isFalse();
        assertThat(watcher.receive(Publish.class).topicName()).isEqualTo("will/d");
        assertThat(watcher.receiveUntilPong()).isEmpty();
    }

    /// The same where the client was away already.
    @Test
    void isPublishedAtACleanStartWithinItsDelay() throws Exception {
        var watcher = watcher();
        device("d", LONG, delayed("will/d", LONG)).cut();
        awaitConnections(1);
        opened(V5).connect("d", true, 0, expiry(LONG), null);
        assertThat(watcher.receive(Publish.class).topicName()).isEqualTo("will/d");
    }

    /// [MQTT-3.1.2-8]: the broker ends the connection itself; whoever is still there hears of it.
    @Test
    void isPublishedWhenTheBrokerIsStopped() throws Exception {
        device("d", 0, will("will/stopped", AT_MOST_ONCE, false, Properties.NONE));
        var watcher = watcher();
        broker.stop();
        assertThat(watcher.receive(Publish.class).topicName()).isEqualTo("will/stopped");
        assertDisconnected(watcher, ReasonCode.SERVER_SHUTTING_DOWN);
    }

    /// [MQTT-3.1.3-9]: the earlier of delay and end of the Session.
    @Test
    void comesAtTheEarlierOfItsDelayAndTheEndOfTheSession() throws Exception {
        var watcher = watcher();
        var began = System.nanoTime();
        device("session ends first", 1, delayed("will/session", LONG)).cut();
        device("delay ends first", LONG, delayed("will/delay", 1)).cut();
        var topics = new ArrayList<String>();
        topics.add(watcher.receive(Publish.class).topicName());
        topics.add(watcher.receive(Publish.class).topicName());
        assertThat(topics).containsExactlyInAnyOrder("will/session", "will/delay");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(900));
        assertThat(opened(V5).connect("session ends first", false, 0, expiry(LONG), null).sessionPresent()).isFalse();
        assertThat(opened(V5).connect("delay ends first", false, 0, expiry(LONG), null).sessionPresent()).isTrue();
    }

    /// Will delay against session expiry against takeover within one second: a Will is published once at the most, and a Session that
    /// ended has published it (CVE-2019-11778).
    @Test
    void comesOnceWhenItsDelayAndTheSessionAndATakeoverMeet() throws Exception {
        var watcher = watcher();
        var devices = new ArrayList<PacketClient>();
        for (var i = 0; i < 40; i++) {
            devices.add(device("d" + i, 1, delayed("will/d" + i, 1)));
        }
        for (var device : devices) {
            device.cut();
        }
        var wills = new ArrayList<Packet>(List.of(watcher.receive(Publish.class)));
        var present = new HashMap<String, Boolean>();
        for (var i = 39; i >= 0; i--) { // those that were cut last first
            present.put("will/d" + i, opened(V5).connect("d" + i, false, 0, expiry(1), null).sessionPresent());
        }
        wills.addAll(watcher.receiveUntilPong());
        var topics = wills.stream().map(packet -> ((Publish) packet).topicName()).toList();
        assertThat(topics).doesNotHaveDuplicates();
        present.forEach((topic, stayed) -> assertThat(stayed || topics.contains(topic)).as(topic).isTrue());
    }

    /// The longest delay and the longest expiry that there are: no time overflows.
    @Test
    void waitsAsLongAsItCanBeTold() throws Exception {
        var watcher = watcher();
        device("d", 0xFFFF_FFFFL, delayed("will/d", 0xFFFF_FFFFL)).cut();
        device("e", 0xFFFF_FFFEL, delayed("will/e", 0xFFFF_FFFFL)).cut();
        awaitConnections(1);
        assertThat(opened(V5).connect("d", false, 65_535, expiry(LONG), null).sessionPresent()).isTrue();
        assertThat(opened(V5).connect("e", false, 65_535, expiry(LONG), null).sessionPresent()).isTrue();
        assertThat(watcher.receiveUntilPong()).isEmpty();
    }
}
