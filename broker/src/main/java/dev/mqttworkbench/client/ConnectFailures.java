package dev.mqttworkbench.client;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.CompletionException;

import dev.mqttworkbench.client.ConnectFailure.Kind;
import dev.mqttworkbench.mqtt.delivery.DropReason;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.jspecify.annotations.Nullable;

/// The sentences for each way in which a connection fails: which step, and what to do about it.
final class ConnectFailures {

    private ConnectFailures() {}

    // ---- the way there ----

    static ConnectFailure unreachable(ConnectOptions options, Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        var message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case UnknownHostException unknown -> unknownHost(options, unknown);
            case UnresolvedAddressException unresolved -> unknownHost(options, unresolved);
            case NoRouteToHostException noRoute -> caused(
                    Kind.NO_ROUTE, options, "", "There is no way to %1$s port %2$s. Check the address and the network.", noRoute);
            case ConnectException late when message.contains("timed out") -> caused(
                    Kind.TIMED_OUT, options, seconds(options),
                    "%1$s port %2$s does not answer within %3$s s. Check the address, the network and any firewall.", late);
            case ConnectException refused -> caused(
                    Kind.NOTHING_LISTENS, options, "",
                    "Nothing listens on %1$s port %2$s. Check that the broker runs, and its port.", refused);
            default -> caused(Kind.UNREACHABLE, options, message, "%1$s port %2$s cannot be reached: %3$s.", cause);
        };
    }

    private static ConnectFailure unknownHost(ConnectOptions options, Throwable cause) {
        return caused(Kind.UNKNOWN_HOST, options, "", "The name \"%1$s\" is not known. Check its spelling, or use an address.", cause);
    }

    // ---- the answer ----

    static ConnectFailure noConnAck(ConnectOptions options) {
        return caused(
                Kind.NO_CONNACK, options, seconds(options),
                "%1$s port %2$s took the connection but did not answer CONNECT within %3$s s. It may not be an MQTT broker.", null);
    }

    static ConnectFailure closedEarly(ConnectOptions options) {
        return caused(
                Kind.CLOSED_EARLY, options, options.version().toString(),
                "%1$s port %2$s closed the connection without an answer to CONNECT. It may not be an MQTT broker, or not speak %3$s.",
                null);
    }

    static ConnectFailure refused(ConnAck connAck) {
        return answered(Kind.REFUSED, "The broker refuses the connection: %s%s.", connAck.reasonCode(), connAck.properties());
    }

    // ---- the end ----

    static ConnectFailure disconnected(Disconnect disconnect) {
        return disconnect.reasonCode() == ReasonCode.SESSION_TAKEN_OVER
                ? new ConnectFailure(
                        Kind.TAKEN_OVER, List.of(),
                        "Another client has connected with the same client identifier. Choose another one to use both.",
                        null, disconnect.reasonCode())
                : answered(
                        Kind.ENDED_BY_BROKER, "The broker closed the connection: %s%s.", disconnect.reasonCode(),
                        disconnect.properties());
    }

    static ConnectFailure violated(PacketViolation violation) {
        return new ConnectFailure(
                Kind.VIOLATED, List.of(violation.detail()),
                "The broker sent something that MQTT does not allow (%s); the connection was closed."
                        .formatted(violation.detail()), null, violation.reasonCode());
    }

    static ConnectFailure lost(ConnectOptions options) {
        return caused(Kind.LOST, options, "", "The connection to %1$s port %2$s was lost.", null);
    }

    static ConnectFailure silent(ConnectOptions options) {
        return caused(Kind.SILENT, options, "", "%1$s port %2$s does not answer any more.", null);
    }

    static ConnectFailure closed() {
        return new ConnectFailure(Kind.CLOSED, List.of(), "The connection was closed.");
    }

    static ConnectFailure cut() {
        return new ConnectFailure(Kind.CUT, List.of(), "The connection was cut.");
    }

    // ---- requests and messages ----

    static ConnectFailure notConnected() {
        return new ConnectFailure(Kind.NOT_CONNECTED, List.of(), "There is no connection to a broker.");
    }

    static ConnectFailure tooManyRequests() {
        return new ConnectFailure(Kind.TOO_MANY_REQUESTS, List.of(), "Too many requests wait for an answer. Try again later.");
    }

    static ConnectFailure sessionLost() {
        return new ConnectFailure(
                Kind.SESSION_LOST, List.of(), "The broker has lost the session: this message may or may not have arrived.");
    }

    static ConnectFailure qosNotSupported(int maximum) {
        return new ConnectFailure(
                Kind.QOS_NOT_SUPPORTED, List.of(Integer.toString(maximum)),
                "This broker takes messages at QoS " + maximum + " at the most.");
    }

    static ConnectFailure retainNotSupported() {
        return new ConnectFailure(Kind.RETAIN_NOT_SUPPORTED, List.of(), "This broker does not keep retained messages.");
    }

    static ConnectFailure dropped(DropReason reason) {
        return switch (reason) {
            case QUEUE_FULL -> new ConnectFailure(
                    Kind.QUEUE_FULL, List.of(), "Too many messages wait to be sent. Publish more slowly.");
            case NOT_CONNECTED -> new ConnectFailure(
                    Kind.NOT_SENT, List.of(), "The message was not sent: there is no connection, or it takes no more.");
            case EXPIRED -> new ConnectFailure(Kind.EXPIRED, List.of(), "The message expired before it could be sent.");
            case TOO_LARGE -> new ConnectFailure(
                    Kind.TOO_LARGE, List.of(), "The message is larger than the broker accepts.");
        };
    }

    // ---- how they are made ----

    /// Host and port, and a third argument where there is one.
    private static ConnectFailure caused(
            Kind kind, ConnectOptions options, String third, String sentence, @Nullable Throwable cause) {
        var arguments = List.of(options.host(), Integer.toString(options.port()), third);
        return new ConnectFailure(kind, arguments, sentence.formatted(arguments.toArray()), cause, null);
    }

    private static ConnectFailure answered(Kind kind, String sentence, ReasonCode reasonCode, Properties properties) {
        var reason = properties.get(Property.REASON_STRING, "");
        var arguments = List.of(reasonCode.toString(), reason.isEmpty() ? "" : ", \"" + reason + "\"");
        return new ConnectFailure(kind, arguments, sentence.formatted(arguments.toArray()), null, reasonCode);
    }

    private static String seconds(ConnectOptions options) {
        return Long.toString(options.connectTimeout().toSeconds());
    }
}
