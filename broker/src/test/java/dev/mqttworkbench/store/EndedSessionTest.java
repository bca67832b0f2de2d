package dev.mqttworkbench.store;

import java.util.OptionalInt;

import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A Session that ends leaves nothing that another one could be given.
class EndedSessionTest extends StoreCase {

    private static final SubscriptionOptions OPTIONS = SubscriptionOptions.of(QoS.AT_LEAST_ONCE);

    private void beginAndEnd(String clientIdentifier, boolean isOnDisk) {
        var session = onLoop(() -> journal.session(session(clientIdentifier)));
        if (isOnDisk) {
            awaitCommit();
        }
        onLoop(() -> {
            journal.subscription(session, "secret/#", OPTIONS, OptionalInt.empty());
            journal.received(session, 7);
            journal.gone(session);
        });
        awaitCommit();
    }

    /// CONNECT, SUBSCRIBE and the end within one commit.
    @Test
    void beforeItWasOnTheDiskToo() throws Exception {
        beginAndEnd("hasty", false);
        assertThat(count("session") + count("subscription") + count("received")).isZero();
    }

    @Test
    void whenItIsOnTheDiskAndWhatItHasIsNot() throws Exception {
        beginAndEnd("s", true);
        assertThat(count("session") + count("subscription") + count("received")).isZero();
    }

    /// A file of an earlier version may have them.
    @Test
    void whatHasNoSessionInTheFileIsDropped() throws Exception {
        run("INSERT INTO subscription (session, topic_filter, qos, no_local, retain_as_published, retain_handling) VALUES (1, 'secret/#', 1, 0, 0, 0)");
        run("INSERT INTO received (session, packet_identifier) VALUES (1, 7)");
        close();
        open();
        onLoop(() -> journal.session(session("other")));
        awaitCommit();
        close();
        open();
        var other = stored.sessions().getFirst();
        assertThat(other.row().state().clientIdentifier()).isEqualTo("other");
        assertThat(other.subscriptions()).isEmpty();
        assertThat(other.received()).isEmpty();
    }
}
