package dev.mqttworkbench.app.messages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import dev.mqttworkbench.resources.Resources;
import dev.mqttworkbench.trace.Direction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FactTermTest {

    private final MessageText text = new MessageText(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), ZoneOffset.UTC);

    @Test
    void everyFactHasATermThatTakesItsMessage() throws InvalidFilter {
        var message = new Message(1, Instant.EPOCH, 0, Direction.IN, "plant/line 1", QoS.AT_LEAST_ONCE, false, true, 7,
                Properties.of(Property.CONTENT_TYPE, "text/plain; charset=utf-8").plus(Property.RESPONSE_TOPIC, "answers/1")
                        .plus(Property.CORRELATION_DATA, Payload.ofText("order 42")).plus(Property.MESSAGE_EXPIRY_INTERVAL, 60L)
                        .plus(Property.PAYLOAD_FORMAT_INDICATOR, 1).plus(Property.SUBSCRIPTION_IDENTIFIER, 9)
                        .plus(Property.USER_PROPERTY, new UserProperty("site", "hall \"2\"")),
                Payload.ofText("on"), Optional.of("press 04"));
        var facts = text.facts(message);

        assertThat(facts).extracting(Fact::id).contains("client", "contentType", "payloadFormat", "responseTopic", "correlationData", "expiry",
                "subscriptionIdentifier", "userProperty");
        for (var fact : facts) {
            var term = fact.term().orElseThrow();
            assertThat(MessageFilter.of(term).accepts(message)).as(term).isTrue();
            assertThat(MessageFilter.of("-" + term).accepts(message)).as(term).isFalse();
        }
    }

    @Test
    void whatAMessageHasNotIsNoTerm() {
        var message = new Message(1, Instant.EPOCH, 0, Direction.OUT, "t", QoS.AT_MOST_ONCE, false, false, 0, Properties.NONE, Payload.ofText("on"), Optional.empty());
        assertThat(text.facts(message)).filteredOn(fact -> fact.value().equals("–")).isNotEmpty().allMatch(fact -> fact.term().isEmpty());
    }
}
