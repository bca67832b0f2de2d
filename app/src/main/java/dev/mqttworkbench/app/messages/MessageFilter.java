package dev.mqttworkbench.app.messages;

import java.util.List;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;
import dev.mqttworkbench.trace.Direction;

/// What the reader wants to see of many messages. Immutable, for any thread; what can be prepared was prepared when it was made.
public sealed interface MessageFilter {

    /// Every message.
    MessageFilter EVERYTHING = new All(List.of());

    /// Whether the message is wanted.
    boolean accepts(Message message);

    /// The filter that `text` means.
    ///
    /// @throws InvalidFilter when it means none
    static MessageFilter of(String text) throws InvalidFilter {
        return new FilterParser(text).parse();
    }

    /// The messages that every one of these terms takes.
    record All(List<MessageFilter> terms) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            for (var term : terms) {
                if (!term.accepts(message)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// The messages that a term does not take.
    record Not(MessageFilter term) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return !term.accepts(message);
        }
    }

    /// The messages to the topics that a Topic Filter matches.
    record Topics(TopicFilter filter) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return !message.topic().isEmpty() && filter.matches(new TopicName(message.topic()));
        }
    }

    /// The messages to one topic.
    record Topic(String topic) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return topic.equals(message.topic());
        }
    }

    /// The messages with a text in their topic.
    record TopicText(SoughtText text) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return text.isIn(message.topic());
        }
    }

    /// The messages with a text at the beginning of their payload.
    record PayloadText(SoughtText text) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return text.isIn(message.payload());
        }
    }

    /// The messages with this payload, byte for byte.
    record ExactPayload(Payload payload) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return payload.equals(message.payload());
        }
    }

    /// The messages with a text in their topic or at the beginning of their payload.
    record Text(SoughtText text) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return text.isIn(message.topic()) || text.isIn(message.payload());
        }
    }

    /// The messages at some levels of QoS.
    record Qos(Comparison comparison, int level) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return comparison.holds(message.qos().level(), level);
        }

        static boolean isLevel(long number) {
            return number >= 0 && number < QoS.values().length;
        }
    }

    /// The messages with so many bytes of payload.
    record Size(Comparison comparison, long bytes) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return comparison.holds(message.size(), bytes);
        }
    }

    /// The messages with or without the RETAIN flag.
    record Retain(boolean isSet) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return message.retain() == isSet;
        }
    }

    /// The messages with or without the DUP flag.
    record Dup(boolean isSet) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return message.dup() == isSet;
        }
    }

    /// The messages of one direction.
    record Way(Direction direction) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return message.direction() == direction;
        }
    }

    /// The messages that one client published.
    record Client(String clientIdentifier) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return message.publisher().filter(clientIdentifier::equals).isPresent();
        }
    }

    /// The messages of clients with a text in their identifier.
    record ClientText(SoughtText text) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return message.publisher().filter(text::isIn).isPresent();
        }
    }

    /// The messages of a range of time.
    ///
    /// @param from monotonic nanoseconds of this process
    /// @param to behind the last one
    record Between(long from, long to) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return message.nanoTime() >= from && message.nanoTime() < to;
        }
    }

    /// The messages with a text in a property of MQTT 5.
    record PropertyText(Property<String> property, SoughtText text) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return message.properties().get(property).filter(text::isIn).isPresent();
        }
    }

    /// The messages with this value of a property of MQTT 5.
    record ExactProperty(Property<String> property, String value) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return message.properties().get(property).filter(value::equals).isPresent();
        }
    }

    /// The messages with a text in their Correlation Data.
    record CorrelationText(SoughtText text) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return message.properties().get(Property.CORRELATION_DATA).filter(text::isIn).isPresent();
        }
    }

    /// The messages with this Correlation Data, byte for byte.
    record ExactCorrelation(Payload data) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return message.properties().get(Property.CORRELATION_DATA).filter(data::equals).isPresent();
        }
    }

    /// The messages of which a number compares so: expiry in seconds, Packet Identifier, or one of the Subscription Identifiers. Those without
    /// the number are not among them.
    record Numbers(FilterField field, Comparison comparison, long number) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return switch (field) {
                case EXPIRY -> message.properties().get(Property.MESSAGE_EXPIRY_INTERVAL).filter(seconds -> comparison.holds(seconds, number)).isPresent();
                case ID -> message.packetIdentifier() != 0 && comparison.holds(message.packetIdentifier(), number);
                case SUBSCRIPTION -> message.properties().all(Property.SUBSCRIPTION_IDENTIFIER).stream().anyMatch(each -> comparison.holds(each, number));
                case TOPIC, QOS, PAYLOAD, SIZE, RETAIN, DUP, DIR, TYPE, RESPONSE, CORRELATION, FORMAT, PROPERTY, CLIENT -> throw new IllegalStateException(field + " is no such number");
            };
        }
    }

    /// The messages that say of their payload that it is UTF-8 text, or those that do not.
    record TextFormat(boolean isText) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return (message.properties().get(Property.PAYLOAD_FORMAT_INDICATOR, 0) == 1) == isText;
        }
    }

    /// The messages with a User Property of this name.
    record UserPropertyName(String name) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return message.properties().all(Property.USER_PROPERTY).stream().anyMatch(each -> each.name().equals(name));
        }
    }

    /// The messages with this User Property.
    record WithUserProperty(UserProperty property) implements MessageFilter {
        @Override
        public boolean accepts(Message message) {
            return message.properties().all(Property.USER_PROPERTY).contains(property);
        }
    }
}
