package dev.mqttworkbench.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// What one client does next, or what happens to the broker. A step that its client cannot take, because it is not connected or
/// has nothing to answer, is left out: so any sequence makes sense, and a shorter one too.
sealed interface Step {

    /// What only a client can do that is connected.
    sealed interface OfConnected extends Step {
        Who client();
    }

    /// Connects: for the first time, again with the Session it left, or as a second connection that takes over from the first.
    ///
    /// @param cleanStart without what was before
    /// @param lasting with a Session that never expires; otherwise it ends with the connection
    /// @param receiveMaximum 0 says none
    record Connect(Who client, ProtocolVersion version, boolean cleanStart, boolean lasting, int receiveMaximum, Optional<Will> will)
            implements Step {

        /// 3.1.1 has one flag for the beginning and the end of the Session, and no Receive Maximum.
        public Connect {
            lasting = version.isV5() ? lasting : !cleanStart;
            receiveMaximum = version.isV5() ? receiveMaximum : 0;
        }

        @Override
        public String toString() {
            return client + " connects (" + version + (cleanStart ? ", clean start" : "") + (lasting ? ", session stays" : "")
                    + (receiveMaximum > 0 ? ", receive maximum " + receiveMaximum : "")
                    + will.map(each -> ", will " + each).orElse("") + ")";
        }
    }

    /// What a client leaves behind.
    record Will(String topic, int qos, boolean retain) {
        @Override
        public String toString() {
            return topic + " at QoS " + qos + (retain ? " retained" : "");
        }
    }

    /// Asks for one or several Subscriptions in one packet.
    ///
    /// @param identifier 0 says none
    record Subscribe(Who client, List<Wanted> wanted, int identifier) implements OfConnected {
        @Override
        public String toString() {
            return client + " subscribes " + wanted + (identifier > 0 ? " with identifier " + identifier : "");
        }
    }

    /// Ends a Subscription, which may not be there.
    record Unsubscribe(Who client, String filter) implements OfConnected {
        @Override
        public String toString() {
            return client + " unsubscribes " + filter;
        }
    }

    /// Publishes a message that nobody has published before. At QoS 2 its PUBREL is a step of its own.
    record Publish(Who client, String topic, int qos, boolean retain, boolean empty) implements OfConnected {
        @Override
        public String toString() {
            return client + " publishes " + (empty ? "nothing to " : "to ") + topic + " at QoS " + qos + (retain ? " retained" : "");
        }
    }

    /// Sends one of its QoS 2 messages again that it has not released, as if PUBREC had been lost.
    record Repeat(Who client, int which) implements OfConnected {
        @Override
        public String toString() {
            return client + " repeats PUBLISH " + which;
        }
    }

    /// Sends PUBREL for one of its QoS 2 messages; for an identifier that nobody knows where there is none.
    record Release(Who client, int which) implements OfConnected {
        @Override
        public String toString() {
            return client + " releases " + which;
        }
    }

    /// Answers the oldest packets that it has not answered, all with the same kind of answer.
    ///
    /// @param first the kind, where it owes that one; otherwise the next that it owes
    record Acknowledge(Who client, Owed first, int count) implements OfConnected {
        @Override
        public String toString() {
            return client + " sends " + count + " " + first + " or what else it owes";
        }
    }

    /// The answers that a client may owe.
    enum Owed {
        PUBACK, PUBREC, PUBCOMP;

        /// All of them, this one first.
        List<Owed> andOthers() {
            return Stream.concat(Stream.of(this), Stream.of(values()).filter(other -> other != this)).toList();
        }
    }

    /// Says DISCONNECT.
    record Disconnect(Who client, Manner manner) implements OfConnected {
        @Override
        public String toString() {
            return client + " disconnects" + (manner == Manner.NORMAL ? "" : " " + manner);
        }
    }

    /// How a client goes; 3.1.1 knows the first only.
    enum Manner { NORMAL, WITH_WILL, AND_ENDS_ITS_SESSION }

    /// The connection breaks.
    ///
    /// @param reset with RST, otherwise with FIN
    record Drop(Who client, boolean reset) implements OfConnected {
        @Override
        public String toString() {
            return client + (reset ? " is cut off" : " closes its socket");
        }
    }

    /// Does something else and closes its socket at once, so that it never hears an answer.
    record LastWords(OfConnected words) implements OfConnected {
        @Override
        public Who client() {
            return words.client();
        }

        @Override
        public String toString() {
            return words + " and is gone before the answer";
        }
    }

    /// Breaks the rules with a second CONNECT.
    record Misbehave(Who client) implements OfConnected {
        @Override
        public String toString() {
            return client + " misbehaves";
        }
    }

    /// The broker stops and starts again with what it has stored.
    record RestartBroker() implements Step {
        @Override
        public String toString() {
            return "the broker restarts";
        }
    }
}
