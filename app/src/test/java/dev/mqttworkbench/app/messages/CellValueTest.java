package dev.mqttworkbench.app.messages;

import java.time.Instant;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CellValueTest {

    @ParameterizedTest
    @EnumSource(CellValue.class)
    void writesATermThatTakesItsMessageAndWithMinusDoesNot(CellValue value) throws InvalidFilter {
        for (var payload : new String[] {"on", "two words", "\"quoted\\", "{\"a\": \"b\\\\c\"}"}) {
            var message = message(payload);
            var term = value.term(message).orElseThrow();

            assertThat(MessageFilter.of(term).accepts(message)).as(term).isTrue();
            assertThat(MessageFilter.of("-" + term).accepts(message)).as(term).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines"})
    void writesNoTermForAPayloadThatDoesNotFitInALine(String payload) {
        assertThat(CellValue.PAYLOAD.term(message(payload))).isEmpty();
    }

    @Test
    void writesNoTermForBytesThatAreNoText() {
        var publish = Publish.of("a b", Payload.of(new byte[] {-1, 0}), QoS.AT_MOST_ONCE, false, Properties.NONE);

        assertThat(CellValue.PAYLOAD.term(Message.of(1, Instant.EPOCH, 0, Direction.IN, publish))).isEmpty();
    }

    private static Message message(String payload) {
        var publish = Publish.of("plant/line 1", Payload.ofText(payload), QoS.AT_LEAST_ONCE, true, Properties.NONE);
        return Message.of(1, Instant.EPOCH, 0, Direction.OUT, publish);
    }
}
