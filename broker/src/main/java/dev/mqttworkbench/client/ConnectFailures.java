package dev.mqttworkbench.client;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// The sentences for each way in which a connection fails: which step, and what to do about it.
final class ConnectFailures {

    private ConnectFailures() {}

    static ConnectFailure unreachable(ConnectOptions options, Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        var where = where(options);
        var message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case UnknownHostException unknown -> unknownHost(options, unknown);
            case UnresolvedAddressException unresolved -> unknownHost(options, unresolved);
            case NoRouteToHostException noRoute -> new ConnectFailure(
                    "There is no way to %s. Check the address and the network.".formatted(where), noRoute);
            case ConnectException late when message.contains("timed out") -> new ConnectFailure(
                    "%s does not answer within %d s. Check the address, the network and any firewall."
                            .formatted(where, options.connectTimeout().toSeconds()), late);
            case ConnectException refused -> new ConnectFailure(
                    "Nothing listens on %s. Check that the broker runs, and its port.".formatted(where), refused);
            default -> new ConnectFailure("%s cannot be reached: %s.".formatted(where, message), cause);
        };
    }

    private static ConnectFailure unknownHost(ConnectOptions options, Throwable cause) {
        return new ConnectFailure(
                "The name \"%s\" is not known. Check its spelling, or use an address.".formatted(options.host()), cause);
    }

    static ConnectFailure noConnAck(ConnectOptions options) {
        return new ConnectFailure(
                "%s took the connection but did not answer CONNECT within %d s. It may not be an MQTT broker."
                        .formatted(where(options), options.connectTimeout().toSeconds()));
    }

    static ConnectFailure closedEarly(ConnectOptions options) {
        return new ConnectFailure(
                "%s closed the connection without an answer to CONNECT. It may not be an MQTT broker, or not speak %s."
                        .formatted(where(options), options.version()));
    }

    static ConnectFailure refused(ConnAck connAck) {
        return new ConnectFailure(
                "The broker refuses the connection: %s%s."
                        .formatted(connAck.reasonCode(), reasonString(connAck.properties().get(Property.REASON_STRING, ""))),
                connAck.reasonCode());
    }

    static ConnectFailure disconnected(Disconnect disconnect) {
        var why = reasonString(disconnect.properties().get(Property.REASON_STRING, ""));
        var sentence = disconnect.reasonCode() == ReasonCode.SESSION_TAKEN_OVER
                ? "Another client has connected with the same client identifier. Choose another one to use both."
                : "The broker closed the connection: %s%s.".formatted(disconnect.reasonCode(), why);
        return new ConnectFailure(sentence, disconnect.reasonCode());
    }

    static ConnectFailure violated(PacketViolation violation) {
        return new ConnectFailure(
                "The broker sent something that MQTT does not allow (%s); the connection was closed."
                        .formatted(violation.detail()), violation.reasonCode());
    }

    static ConnectFailure lost(ConnectOptions options) {
        return new ConnectFailure("The connection to %s was lost.".formatted(where(options)));
    }

    static ConnectFailure silent(ConnectOptions options) {
        return new ConnectFailure("%s does not answer any more.".formatted(where(options)));
    }

    private static String where(ConnectOptions options) {
        return options.host() + " port " + options.port();
    }

    private static String reasonString(String reason) {
        return reason.isEmpty() ? "" : ", \"" + reason + "\"";
    }
}
