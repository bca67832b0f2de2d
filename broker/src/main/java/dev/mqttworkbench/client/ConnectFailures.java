package dev.mqttworkbench.client;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

import dev.mqttworkbench.client.ConnectFailure.Kind;
import dev.mqttworkbench.endpoint.Route;
import dev.mqttworkbench.endpoint.Step;
import dev.mqttworkbench.mqtt.delivery.DropReason;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.transport.OtherProtocol;
import org.jspecify.annotations.Nullable;

/// The sentences for each way in which a connection is refused or ends, and what to do about it.
final class ConnectFailures {

    private ConnectFailures() {}

    // ---- the answer ----

    static ConnectFailure noConnAck(ConnectOptions options) {
        return atConnAck(caused(
                Kind.NO_CONNACK, options.route(), seconds(options.route()),
                "%1$s port %2$s took the connection but did not answer CONNECT within %3$s s. It may not be an MQTT broker.", null));
    }

    static ConnectFailure closedEarly(Route route, ProtocolVersion version, Optional<IOException> reason) {
        return switch (reason.orElse(null)) {
            case OtherProtocol other when other.isTls() -> atConnAck(caused(
                    Kind.WANTS_TLS, route, "", "%1$s port %2$s speaks TLS. Choose mqtts or wss, or another port.", other));
            case OtherProtocol other -> atConnAck(caused(
                    Kind.SPEAKS_HTTP, route, "", "%1$s port %2$s speaks HTTP. Choose ws or wss, or another port.", other));
            case SSLException refused -> caused(
                    Kind.CLIENT_CERTIFICATE_REFUSED, route, OpeningFailures.said(refused),
                    "%1$s port %2$s refuses this client's certificate, or wants one (%3$s). Choose a certificate that the broker knows.",
                    refused).at(Step.TLS);
            case null, default -> atConnAck(caused(
                    Kind.CLOSED_EARLY, route, version.toString(),
                    "%1$s port %2$s closed the connection without an answer to CONNECT. It may not be an MQTT broker, want TLS, or not speak %3$s.",
                    null));
        };
    }

    private static ConnectFailure atConnAck(ConnectFailure failure) {
        return failure.at(Step.CONNACK);
    }

    static ConnectFailure refused(ConnAck connAck) {
        return atConnAck(answered(
                Kind.REFUSED, "The broker refuses the connection: %s%s.", connAck.reasonCode(), connAck.properties()));
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
                String.format(Locale.ROOT,
                        "The broker sent something that MQTT does not allow (%s); the connection was closed.",
                        violation.detail()), null, violation.reasonCode());
    }

    static ConnectFailure lost(ConnectOptions options) {
        return caused(Kind.LOST, options.route(), "", "The connection to %1$s port %2$s was lost.", null);
    }

    static ConnectFailure silent(ConnectOptions options) {
        return caused(Kind.SILENT, options.route(), "", "%1$s port %2$s does not answer any more.", null);
    }

    static ConnectFailure closed() {
        return new ConnectFailure(Kind.CLOSED, List.of(), "The connection was closed.");
    }

    static ConnectFailure cut() {
        return new ConnectFailure(Kind.CUT, List.of(), "The connection was cut.");
    }

    // ---- requests and messages ----

    /// A connection that was lost while the Server had to answer SUBSCRIBE: some close it where others refuse.
    static ConnectFailure subscribing(ConnectFailure reason, List<String> topicFilters) {
        if (reason.kind() != Kind.LOST) {
            return reason;
        }
        var arguments = List.of(reason.arguments().get(0), reason.arguments().get(1), String.join(", ", topicFilters));
        return new ConnectFailure(
                Kind.ENDED_AT_SUBSCRIBE, arguments,
                String.format(Locale.ROOT, "%1$s port %2$s closed the connection instead of answering SUBSCRIBE to %3$s. Some brokers do so where a client may "
                        + "not subscribe: try a narrower topic filter, or another user.", arguments.toArray()), reason, null);
    }

    static ConnectFailure unanswered(ConnectOptions options, PacketType asked, List<String> topicFilters) {
        var route = options.route();
        var arguments = List.of(
                route.host(), Integer.toString(route.port()), asked.toString(), String.join(", ", topicFilters), seconds(route));
        return new ConnectFailure(
                Kind.UNANSWERED, arguments,
                String.format(Locale.ROOT, "%1$s port %2$s has not answered %3$s %4$s within %5$s s.", arguments.toArray()));
    }

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
    static ConnectFailure caused(
            Kind kind, Route route, String third, String sentence, @Nullable Throwable cause) {
        var arguments = List.of(route.host(), Integer.toString(route.port()), third);
        return new ConnectFailure(kind, arguments, String.format(Locale.ROOT, sentence, arguments.toArray()), cause, null);
    }

    private static ConnectFailure answered(Kind kind, String sentence, ReasonCode reasonCode, Properties properties) {
        var reason = properties.get(Property.REASON_STRING, "");
        var arguments = List.of(reasonCode.toString(), reason.isEmpty() ? "" : ", \"" + reason + "\"");
        return new ConnectFailure(kind, arguments, String.format(Locale.ROOT, sentence, arguments.toArray()), null, reasonCode);
    }

    static String seconds(Route route) {
        return Long.toString(route.timeout().toSeconds());
    }
}
