package dev.mqttworkbench.app.messages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.messages.InvalidFilter.Reason;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import dev.mqttworkbench.trace.Direction;

/// A field of a message that a filter can name.
enum FilterField {
    /// `:` takes a Topic Filter, or a text that the topic contains; `=` the whole topic.
    TOPIC,
    /// The QoS, compared.
    QOS,
    /// `:` takes a text at the beginning of the payload; `=` the whole payload.
    PAYLOAD,
    /// Bytes of payload, compared.
    SIZE,
    /// The RETAIN flag.
    RETAIN,
    /// The DUP flag.
    DUP,
    /// Received or sent.
    DIR,
    /// The Content Type of MQTT 5: `:` takes a text in it, `=` all of it.
    TYPE,
    /// The Response Topic of MQTT 5: `:` takes a text in it, `=` all of it.
    RESPONSE,
    /// The Correlation Data of MQTT 5: `:` takes a text in it, `=` all of it.
    CORRELATION,
    /// The Message Expiry Interval of MQTT 5 in seconds, compared.
    EXPIRY,
    /// The Payload Format Indicator of MQTT 5: `text` or `bytes`.
    FORMAT,
    /// The Packet Identifier, compared.
    ID,
    /// The Subscription Identifiers of MQTT 5, compared.
    SUBSCRIPTION,
    /// A User Property of MQTT 5, `name` or `name=value`.
    PROPERTY,
    /// Who published: `:` takes a text in the client identifier, `=` all of it.
    CLIENT;

    /// How it is written.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The field that is written so.
    static Optional<FilterField> named(String word) {
        return Arrays.stream(values()).filter(field -> field.word().equals(word)).findFirst();
    }

    /// The term that has this field.
    ///
    /// @param column where the field stands
    /// @param valueColumn where the value stands
    MessageFilter term(String operator, String value, int column, int valueColumn) throws InvalidFilter {
        return switch (this) {
            case QOS -> qos(operator, value, column);
            case SIZE -> new MessageFilter.Size(comparison(operator), number(value).orElseThrow(() -> new InvalidFilter(column, Reason.SIZE, value)));
            case EXPIRY, ID, SUBSCRIPTION -> new MessageFilter.Numbers(
                    this, comparison(operator), number(value).orElseThrow(() -> new InvalidFilter(column, Reason.NUMBER, word())));
            case FORMAT -> new MessageFilter.TextFormat(isTextFormat(operator, value, column));
            case RETAIN -> new MessageFilter.Retain(flag(operator, value, column));
            case DUP -> new MessageFilter.Dup(flag(operator, value, column));
            case DIR -> new MessageFilter.Way(direction(operator, value, column));
            case TOPIC, PAYLOAD, TYPE, RESPONSE, CORRELATION, PROPERTY, CLIENT -> text(isExact(operator, column), value, valueColumn);
        };
    }

    private static MessageFilter qos(String operator, String value, int column) throws InvalidFilter {
        var level = number(value).filter(MessageFilter.Qos::isLevel).orElseThrow(() -> new InvalidFilter(column, Reason.QOS, value));
        return new MessageFilter.Qos(comparison(operator), level.intValue());
    }

    private MessageFilter text(boolean isExact, String value, int valueColumn) throws InvalidFilter {
        return switch (this) {
            case TOPIC -> topic(isExact, value, valueColumn);
            case PAYLOAD -> isExact ? new MessageFilter.ExactPayload(Payload.ofText(value)) : new MessageFilter.PayloadText(new SoughtText(value));
            case TYPE -> property(Property.CONTENT_TYPE, isExact, value);
            case RESPONSE -> property(Property.RESPONSE_TOPIC, isExact, value);
            case CORRELATION -> isExact ? new MessageFilter.ExactCorrelation(Payload.ofText(value)) : new MessageFilter.CorrelationText(new SoughtText(value));
            case PROPERTY -> userProperty(value);
            case CLIENT -> isExact ? new MessageFilter.Client(value) : new MessageFilter.ClientText(new SoughtText(value));
            case QOS, SIZE, RETAIN, DUP, DIR, EXPIRY, ID, SUBSCRIPTION, FORMAT -> throw new IllegalStateException(this + " is no text");
        };
    }

    private static MessageFilter property(Property<String> property, boolean isExact, String value) {
        return isExact ? new MessageFilter.ExactProperty(property, value) : new MessageFilter.PropertyText(property, new SoughtText(value));
    }

    private static MessageFilter topic(boolean isExact, String value, int valueColumn) throws InvalidFilter {
        if (isExact) {
            return new MessageFilter.Topic(value);
        }
        var hasWildcard = value.indexOf('#') >= 0 || value.indexOf('+') >= 0;
        return hasWildcard ? FilterParser.topics(value, valueColumn) : new MessageFilter.TopicText(new SoughtText(value));
    }

    private static MessageFilter userProperty(String value) {
        var end = value.indexOf('=');
        return end < 0
                ? new MessageFilter.UserPropertyName(value)
                : new MessageFilter.WithUserProperty(new UserProperty(value.substring(0, end), value.substring(end + 1)));
    }

    private boolean isExact(String operator, int column) throws InvalidFilter {
        return switch (operator) {
            case ":" -> false;
            case "=" -> true;
            default -> throw new InvalidFilter(column, Reason.TEXT, word());
        };
    }

    private boolean flag(String operator, String value, int column) throws InvalidFilter {
        var isTrue = value.equalsIgnoreCase("true");
        if (comparison(operator) != Comparison.EQUAL || !isTrue && !value.equalsIgnoreCase("false")) {
            throw new InvalidFilter(column, Reason.FLAG, word());
        }
        return isTrue;
    }

    private static boolean isTextFormat(String operator, String value, int column) throws InvalidFilter {
        var isText = value.equalsIgnoreCase("text");
        if (comparison(operator) != Comparison.EQUAL || !isText && !value.equalsIgnoreCase("bytes")) {
            throw new InvalidFilter(column, Reason.FORMAT, value);
        }
        return isText;
    }

    private static Direction direction(String operator, String value, int column) throws InvalidFilter {
        var isIn = value.equalsIgnoreCase("in");
        if (comparison(operator) != Comparison.EQUAL || !isIn && !value.equalsIgnoreCase("out")) {
            throw new InvalidFilter(column, Reason.DIRECTION, value);
        }
        return isIn ? Direction.IN : Direction.OUT;
    }

    private static Comparison comparison(String operator) {
        return switch (operator) {
            case ">" -> Comparison.MORE;
            case ">=" -> Comparison.AT_LEAST;
            case "<" -> Comparison.LESS;
            case "<=" -> Comparison.AT_MOST;
            default -> Comparison.EQUAL;
        };
    }

    private static Optional<Long> number(String value) {
        var isNumber = !value.isEmpty() && value.length() <= 18 && value.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isNumber ? Optional.of(Long.valueOf(value)) : Optional.empty();
    }
}
