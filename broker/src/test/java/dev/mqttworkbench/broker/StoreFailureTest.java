package dev.mqttworkbench.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.mqtt.packet.Unsubscribe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static org.assertj.core.api.Assertions.assertThat;

/// A store that takes no changes for a while: what would need it is refused, everything else goes on, and when it takes changes
/// again nothing has to be done.
class StoreFailureTest extends OverTheWire {

    private static final int FLOOD = 12_000;

    @TempDir
    private Path folder;

    private PacketClient trigger;
    private PacketClient stays;
    private PacketClient staysOlder;

    @Override
    BrokerSettings settings() {
        return super.settings().withStore(StoreSettings.in(folder));
    }

    /// The file loses its name, and a message finds that out.
    @BeforeEach
    void takeTheFileAway() throws Exception {
        var subscriber = lasting("lasting");
        subscriber.subscribe("stored", QoS.AT_LEAST_ONCE);
        subscriber.close();
        awaitConnections(0);
        stays = lasting("stays");
        staysOlder = opened(V3_1_1);
        staysOlder.connect("stays-older", false, 0, Properties.NONE, null);
        trigger = client("trigger");
        Files.move(folder.resolve("broker.db"), folder.resolve("elsewhere"));
        trigger.publish("stored", "waits", QoS.AT_LEAST_ONCE);
        Patience.until("the broker has noticed", this::isStoreFailing);
    }

    private void giveTheFileBack() throws IOException {
        Files.move(folder.resolve("elsewhere"), folder.resolve("broker.db"));
    }

    private boolean isStoreFailing() {
        return !storeFailure().isEmpty();
    }

    private String storeFailure() {
        try {
            return snapshot().storeFailure().orElse("");
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /// What is written into the file that has no name any more would be lost with it.
    @Test
    void anotherFileInItsPlaceIsNotTheStore() throws Exception {
        Files.write(folder.resolve("broker.db"), new byte[0]);
        trigger.publish("elsewhere", "x", QoS.AT_MOST_ONCE, true, Properties.NONE);
        Patience.until("the reason has changed", () -> storeFailure().contains("is another file now"));
        assertThat(trigger.receiveUntilPong()).isEmpty();
        Files.delete(folder.resolve("broker.db"));
        giveTheFileBack();
        assertThat(trigger.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
    }

    /// The end of the stored Session could not be kept, as CONNACK would say.
    @Test
    void aCleanStartOverAStoredSessionIsRefusedAndTheSessionStays() throws Exception {
        assertThat(opened(V5).connect("lasting", true, 0, Properties.NONE, null).reasonCode())
                .isEqualTo(ReasonCode.QUOTA_EXCEEDED);
        assertThat(opened(V3_1_1).connect("lasting", true, 0, Properties.NONE, null).reasonCode())
                .isEqualTo(ReasonCode.SERVER_UNAVAILABLE);
        assertThat(snapshot().subscriptions()).isEqualTo(1);
        assertThat(stays.receiveUntilPong()).isEmpty();
        assertThat(opened(V5).connect("stays", true, 0, Properties.NONE, null).reasonCode())
                .isEqualTo(ReasonCode.QUOTA_EXCEEDED);
        assertThat(stays.receiveUntilPong()).as("it was not taken over").isEmpty();
        giveTheFileBack();
    }

    /// Nobody knows how long it takes, and what comes behind the answer would wait as well.
    @Test
    void whoseAnswerWaitsTooLongIsDisconnectedWithTheReason() throws Exception {
        for (var client : List.of(stays, staysOlder)) {
            client.send(new Unsubscribe(1, List.of("t"), Properties.NONE));
        }
        assertDisconnected(trigger, ReasonCode.QUOTA_EXCEEDED);
        assertDisconnected(stays, ReasonCode.QUOTA_EXCEEDED);
        assertThat(staysOlder.receiveOrEnd()).isEmpty();
        giveTheFileBack();
    }

    @Test
    void whoSendsOnWhileAnswersWaitIsNotReadAnyMore() throws Exception {
        var before = snapshot().publishesReceived();
        flood();
        while (stays.receiveOrEnd().isPresent()) {
            // until the broker has closed the connection
        }
        assertThat(snapshot().publishesReceived()).isEqualTo(before);
        giveTheFileBack();
    }

    @Test
    void whoWasNotReadIsReadAgainWhenTheAnswersHaveLeft() throws Exception {
        flood();
        giveTheFileBack();
        for (var i = 1; i <= FLOOD; i++) {
            assertThat(stays.receive(UnsubAck.class).packetIdentifier()).isEqualTo(i);
        }
        assertThat(stays.receiveUntilPong()).isEmpty();
    }

    /// More packets than the broker reads while their answers wait, and a message behind them.
    private void flood() throws IOException {
        stays.sendAtOnce(IntStream.rangeClosed(1, FLOOD).mapToObj(i -> new Unsubscribe(i, List.of("t"), Properties.NONE)).toList());
        stays.publish("behind", "x", QoS.AT_MOST_ONCE);
    }

    /// CONNACK promises that the Session is there; DISCONNECT must not come before it [MQTT-3.2.0-1].
    @Test
    void aConnAckThatWaitsTooLongBecomesARefusal() throws Exception {
        giveTheFileBack();
        assertThat(trigger.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        Files.move(folder.resolve("broker.db"), folder.resolve("elsewhere"));
        for (var version : List.of(V5, V3_1_1)) {
            var late = opened(version);
            late.send(new Connect(
                    version, false, 0, "late" + version, Optional.empty(), Optional.empty(), Optional.empty(),
                    version.isV5() ? Properties.of(Property.SESSION_EXPIRY_INTERVAL, 10L) : Properties.NONE));
            assertThat(late.receive(ConnAck.class).reasonCode())
                    .isEqualTo(version.isV5() ? ReasonCode.QUOTA_EXCEEDED : ReasonCode.SERVER_UNAVAILABLE);
            assertThat(late.receiveOrEnd()).isEmpty();
        }
        giveTheFileBack();
    }

    @Test
    void whatWouldNeedTheStoreIsRefused() throws Exception {
        var publisher = client("publisher");
        publisher.publish("stored", "x", QoS.AT_LEAST_ONCE);
        assertThat(publisher.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.QUOTA_EXCEEDED);
        publisher.publish("elsewhere", "x", QoS.AT_LEAST_ONCE, true, Properties.NONE);
        assertThat(publisher.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.QUOTA_EXCEEDED);
        var lasting = opened(V5);
        assertThat(lasting.connect("new", false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 10L), null).reasonCode())
                .isEqualTo(ReasonCode.QUOTA_EXCEEDED);
        var older = client3("older");
        older.publish("stored", "x", QoS.AT_LEAST_ONCE);
        assertThat(older.receiveOrEnd()).isEmpty(); // 3.1.1 cannot refuse a message: it closes the connection
        giveTheFileBack();
    }

    @Test
    void aLastingSessionOfAnOlderClientIsRefusedToo() throws Exception {
        var connAck = opened(V3_1_1).connect("new", false, 0, Properties.NONE, null);
        assertThat(connAck.reasonCode()).isEqualTo(ReasonCode.SERVER_UNAVAILABLE); // 3.1.1: return code 0x03
        giveTheFileBack();
    }

    @Test
    void aSubscriptionThatCouldNotBeKeptIsRefused() throws Exception {
        for (var client : List.of(stays, staysOlder)) {
            client.send(new Subscribe(1, List.of(new Subscribe.Requested("t", SubscriptionOptions.of(QoS.AT_LEAST_ONCE))), Properties.NONE));
        }
        assertThat(stays.receive(SubAck.class).reasonCodes()).containsExactly(ReasonCode.QUOTA_EXCEEDED);
        assertThat(staysOlder.receive(SubAck.class).reasonCodes()).containsExactly(ReasonCode.UNSPECIFIED_ERROR); // 0x80
        giveTheFileBack();
    }

    @Test
    void whatIsInMemoryGoesOn() throws Exception {
        var subscriber = client("subscriber");
        subscriber.subscribe("live/#", QoS.EXACTLY_ONCE);
        var publisher = client("publisher");
        publisher.publish("live/a", "0", QoS.AT_MOST_ONCE);
        assertThat(subscriber.receive(Publish.class).payload().asText()).isEqualTo("0");
        publisher.publish("live/a", "1", QoS.AT_LEAST_ONCE);
        assertThat(publisher.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        assertThat(subscriber.receive(Publish.class).payload().asText()).isEqualTo("1");
        assertThat(trigger.receiveUntilPong()).isEmpty(); // its acknowledgement waits, and it learns that the broker lives
        giveTheFileBack();
    }

    @Test
    void whatWaitedIsAcknowledgedWhenTheStoreTakesChangesAgain() throws Exception {
        giveTheFileBack();

        assertThat(trigger.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        assertThat(isStoreFailing()).isFalse();
        restart(settings());
        var resumed = opened(V5);
        resumed.connect("lasting", false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 10L), null);
        assertThat(resumed.receive(Publish.class).payload().asText()).isEqualTo("waits");
    }

    private PacketClient client3(String clientIdentifier) throws IOException {
        var client = opened(V3_1_1);
        client.connect(clientIdentifier, true, 0, Properties.NONE, null);
        return client;
    }
}
