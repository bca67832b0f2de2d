package dev.mqttworkbench.app.messages;

import java.time.Instant;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MessageFilterTest {

    private static final Message MESSAGE = new Message(1, Instant.EPOCH, 0, Direction.IN, "plant/line-1/press", QoS.AT_LEAST_ONCE, true, false, 7,
            Properties.of(Property.CONTENT_TYPE, "application/json")
                    .plus(Property.RESPONSE_TOPIC, "answers/1")
                    .plus(Property.CORRELATION_DATA, Payload.ofText("Order 42"))
                    .plus(Property.MESSAGE_EXPIRY_INTERVAL, 60L)
                    .plus(Property.PAYLOAD_FORMAT_INDICATOR, 1)
                    .plus(Property.SUBSCRIPTION_IDENTIFIER, 7).plus(Property.SUBSCRIPTION_IDENTIFIER, 9)
                    .plus(Property.USER_PROPERTY, new UserProperty("site", "hall 2")),
            Payload.ofText("{\"RPM\": 1482}"), Optional.of("press-04"));

    @ParameterizedTest
    @ValueSource(strings = {
        "", "  ", "\"\"", "plant/#", "plant/+/press", "press", "rpm", "rpm plant", "\"rpm\\\": 14\"", "{\"rpm\":", "\"line-1/press\"",
        "topic:plant/#", "topic:LINE", "topic=plant/line-1/press", "qos:1", "qos=1", "qos>=1", "qos<=1", "qos>0", "qos<2",
        "payload:\"rpm\"", "payload=\"{\\\"RPM\\\": 1482}\"", "size=13", "size>12", "size<14", "size>=13", "size<=13",
        "retain:true", "RETAIN=True", "dup:false", "dir:in", "type:json", "response:answers",
        "type=application/json", "response=answers/1", "correlation:ORDER", "correlation=\"Order 42\"", "expiry=60", "expiry>59", "expiry<=60", "format:text",
        "id=7", "id>6", "subscription=9", "subscription:7", "-subscription:8", "-format:bytes",
        "property:site", "property:\"site=hall 2\"", "client:PRESS", "client=press-04", "-client:oven", "-home/#", "-lamp", "not lamp", "NOT qos:2", "-\"two words\"",
        "topic:plant/# qos>=1 payload:\"rpm\" size>4 retain:true dup:false dir:in -type:xml"})
    void takesTheMessage(String text) throws InvalidFilter {
        assertThat(MessageFilter.of(text).accepts(MESSAGE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "home/#", "lamp", "rpm lamp", "\"rpm 14\"", "topic:home/#", "topic:lamp", "topic=plant/line-1", "topic:rpm", "qos:0", "qos>1", "qos<1",
        "payload:plant", "payload=rpm", "size=12", "size>13", "size<13", "retain:false", "dup:true", "dir:out", "type:xml", "response:x",
        "type=json", "response=answers", "correlation:43", "correlation=order", "expiry>60", "expiry:59", "format:bytes", "id=8", "subscription=8",
        "property:hall", "client:oven", "client=press", "property:site=hall", "-plant/#", "-rpm", "not rpm", "not qos>=1", "topic:plant/# qos:2"})
    void doesNotTakeTheMessage(String text) throws InvalidFilter {
        assertThat(MessageFilter.of(text).accepts(MESSAGE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "topic:a/# x qos>=3 | Column 13: qos takes =, >=, <=, <, > and 0 to 2.",
        "qos:one            | qos takes =, >=, <=, <, > and 0 to 2.",
        "a size>4k          | Column 3: size takes =, >=, <=, <, > and a number of bytes.",
        "a retain:yes       | Column 3: retain takes true or false.",
        "dup>true           | dup takes true or false.",
        "a expiry>1m        | Column 3: expiry takes =, >=, <=, <, > and a number.",
        "format:json        | format takes text or bytes.",
        "a -dir:up          | Column 4: dir takes in or out.",
        "a colour:red       | Column 3: there is no field colour. Put it in quotation marks to look for the text.",
        "payload>x          | payload takes : or = and a text.",
        "a topic:           | Column 3: topic needs a value.",
        "a payload:\"rpm    | Column 11: the second quotation mark is missing.",
        "a -                | Column 3: nothing stands behind -.",
        "a not              | Column 3: nothing stands behind not.",
        "a topic:b/#/c      | Column 9: # must be last: nothing can follow it.",
        "a/li+              | A wildcard must be alone in its level, not in li+."})
    void saysWhereAndWhyItIsNoFilter(String text, String sentence) {
        var invalid = catchThrowableOfType(InvalidFilter.class, () -> MessageFilter.of(text));

        assertThat(invalid.sentence(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH))).isEqualTo(sentence);
    }
}
