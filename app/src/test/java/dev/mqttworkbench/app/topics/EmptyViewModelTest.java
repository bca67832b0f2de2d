package dev.mqttworkbench.app.topics;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Colour;
import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// What an empty tree says of a broker that is silent.
@Timeout(60)
class EmptyViewModelTest {

    private static final String NONE_RETAINED = "Retained messages would have come at once: there are none that this user may read.";

    private final Broker broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();
    private final Connections connections = new Connections(Tasks.immediate());

    @AfterEach
    void stop() {
        connections.close();
        broker.close();
    }

    private static SubscriptionSettings subscription(String filter, int retainHandling) {
        return new SubscriptionSettings(filter, 1, false, true, retainHandling, Optional.empty(), Colour.NONE);
    }

    /// @param later seconds since the broker answered
    private String said(ProtocolVersion version, int later, SubscriptionSettings... subscriptions) {
        var options = ConnectOptions.to("127.0.0.1", broker.address().getPort()).withVersion(version).withClientIdentifier("c");
        var connection = new Connection(options, List.of(), false);
        connections.open(connection).toCompletableFuture().join();
        for (var each : subscriptions) {
            connection.subscribe(each).toCompletableFuture().join();
        }
        connections.sample(0);
        return new EmptyViewModel(connections.current(), new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), () -> Instant.now().plusSeconds(later))
                .explanationProperty().get();
    }

    @Test
    void saysThatNothingIsRetainedWhereItWouldHaveCome() {
        assertThat(said(ProtocolVersion.V5, 11, subscription("a/#", 0), subscription("b", 0)))
                .startsWith("Subscribed to a/#  b since ").contains(NONE_RETAINED);
    }

    @Test
    void saysOnlyWhatItWaitsForInTheFirstSeconds() {
        assertThat(said(ProtocolVersion.V5, 0, subscription("a/#", 0))).isEqualTo("Subscribed to a/#. Topics appear here as soon as somebody publishes.");
    }

    @Test
    void doesNotSayThatNothingIsRetainedWhereItMayNotHaveCome() {
        assertThat(said(ProtocolVersion.V5, 11, subscription("a/#", 0), subscription("b", 1), subscription("c", 2), subscription("$share/group/d", 0)))
                .doesNotContain(NONE_RETAINED).contains("There may be retained messages all the same").contains("(b  c  $share/group/d)");
    }

    @Test
    void knowsThatVersionsBefore5HaveNoRetainHandling() {
        assertThat(said(ProtocolVersion.V3_1_1, 11, subscription("a/#", 2))).contains(NONE_RETAINED);
    }

    @Test
    void knowsThatSharedSubscriptionsGetNothingRetainedInAnyVersion() {
        assertThat(said(ProtocolVersion.V3_1_1, 11, subscription("$share/group/a", 0))).doesNotContain(NONE_RETAINED);
    }
}
