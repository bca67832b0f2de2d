package dev.mqttworkbench.client;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.endpoint.Route;
import dev.mqttworkbench.endpoint.ServerCertificate;
import dev.mqttworkbench.endpoint.Step;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.jspecify.annotations.Nullable;

/// A connection could not be made, or ended, or a request on it came to nothing. The message is an English sentence for the
/// user that says which step failed and what to do about it; [#kind()] and [#arguments()] say the same in any other language.
public final class ConnectFailure extends Exception {

    /// What went wrong, with the arguments that go with it.
    public enum Kind {
        /// The name of the host is not known. Host.
        UNKNOWN_HOST,
        /// Nobody said in time which address the name has. Host, seconds.
        NAME_TIMED_OUT,
        /// There is no way to the host. Host, port.
        NO_ROUTE,
        /// Nothing came back in time. Host, port, seconds.
        TIMED_OUT,
        /// The host has no program at this port. Host, port.
        NOTHING_LISTENS,
        /// Another failure of the network. Host, port, what the system says.
        UNREACHABLE,
        /// The proxy cannot be reached. Host and port of the proxy, what the system says.
        PROXY_UNREACHABLE,
        /// The proxy does not open the way. Host and port of the proxy, what it says.
        PROXY_REFUSED,
        /// The proxy wants another user name or password. Host and port of the proxy.
        PROXY_CREDENTIALS,
        /// A certificate or key of ours cannot be used. A sentence that names the file, in English.
        UNUSABLE_FILES,
        /// The client's key or certificate is encrypted, and its password is missing or wrong. The file.
        KEY_PASSWORD,
        /// The other end does not speak TLS. Host, port.
        NO_TLS,
        /// The handshake of TLS fails. Host, port, what was said.
        TLS_FAILED,
        /// The broker refuses the certificate of the client, or that it has none. Host, port, what was said.
        CLIENT_CERTIFICATE_REFUSED,
        /// Nobody who is trusted vouches for the broker's certificate. Host, port, its subject.
        UNKNOWN_AUTHORITY,
        /// The broker's certificate is for another name. Host, port, the names it is for.
        WRONG_NAME,
        /// The broker's certificate has expired. Host, port, the day.
        CERTIFICATE_EXPIRED,
        /// The broker's certificate is not valid yet. Host, port, the day.
        CERTIFICATE_NOT_YET_VALID,
        /// The broker's certificate cannot be believed for another reason. Host, port, the reason, in English.
        CERTIFICATE_UNUSABLE,
        /// The upgrade to WebSocket was answered otherwise. Host, port, path, the answer.
        WEBSOCKET_REFUSED,
        /// A WebSocket was opened, but not for MQTT. Host, port, path.
        WEBSOCKET_WITHOUT_MQTT,
        /// There was no upgrade to WebSocket. Host, port, path.
        NO_WEBSOCKET,
        /// The Server speaks TLS where none was spoken. Host, port.
        WANTS_TLS,
        /// The Server speaks HTTP where MQTT was expected. Host, port.
        SPEAKS_HTTP,
        /// CONNACK did not come in time. Host, port, seconds.
        NO_CONNACK,
        /// The Server closed before CONNACK. Host, port, version of the protocol.
        CLOSED_EARLY,
        /// CONNACK refused the connection. Reason Code, the Server's Reason String in quotes after a comma or nothing.
        REFUSED,
        /// Another Client has the same Client Identifier.
        TAKEN_OVER,
        /// The Server said DISCONNECT. Reason Code, the Server's Reason String in quotes after a comma or nothing.
        ENDED_BY_BROKER,
        /// The Server broke the protocol. What it did, in English.
        VIOLATED,
        /// The Network Connection ended. Host, port.
        LOST,
        /// The Server does not answer PINGREQ. Host, port.
        SILENT,
        /// The application closed the connection.
        CLOSED,
        /// The application cut the connection.
        CUT,
        /// The Network Connection ended while SUBSCRIBE waited for its answer. Host, port, Topic Filters.
        ENDED_AT_SUBSCRIBE,
        /// SUBACK or UNSUBACK did not come in time. Host, port, SUBSCRIBE or UNSUBSCRIBE, Topic Filters, seconds.
        UNANSWERED,
        /// There is no connection to ask for something on.
        NOT_CONNECTED,
        /// Every Packet Identifier is in use.
        TOO_MANY_REQUESTS,
        /// The Server has lost the Session while a message was under way.
        SESSION_LOST,
        /// The Server takes a lower QoS only. The highest one.
        QOS_NOT_SUPPORTED,
        /// The Server does not keep retained messages.
        RETAIN_NOT_SUPPORTED,
        /// Too many messages wait to be sent.
        QUEUE_FULL,
        /// A message of QoS 0 found no connection, or one that takes no more.
        NOT_SENT,
        /// A message expired before it was sent.
        EXPIRED,
        /// A message is larger than the Server accepts.
        TOO_LARGE
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<String> arguments;
    private final transient @Nullable ReasonCode reasonCode;
    private final @Nullable Step step;
    private final transient @Nullable ServerCertificate certificate;

    ConnectFailure(Kind kind, List<String> arguments, String sentence) {
        this(kind, arguments, sentence, null, null);
    }

    ConnectFailure(
            Kind kind, List<String> arguments, String sentence, @Nullable Throwable cause, @Nullable ReasonCode reasonCode) {
        this(kind, arguments, sentence, cause, reasonCode, null, null);
    }

    private ConnectFailure(
            Kind kind, List<String> arguments, @Nullable String sentence, @Nullable Throwable cause,
            @Nullable ReasonCode reasonCode, @Nullable Step step, @Nullable ServerCertificate certificate) {
        super(sentence, cause);
        this.kind = kind;
        this.arguments = List.copyOf(arguments);
        this.reasonCode = reasonCode;
        this.step = step;
        this.certificate = certificate;
    }

    /// Why a connection could not be opened.
    ///
    /// @param route on which
    /// @param failure what was said
    public static ConnectFailure opening(Route route, Throwable failure) {
        return OpeningFailures.of(route, failure);
    }

    /// Why a Server gave no answer to CONNECT.
    ///
    /// @param version that CONNECT named
    /// @param reason what the network said, where it did
    public static ConnectFailure closedEarly(Route route, ProtocolVersion version, Optional<IOException> reason) {
        return ConnectFailures.closedEarly(route, version, reason);
    }

    /// This failure with the step that failed.
    ConnectFailure at(Step failed) {
        return new ConnectFailure(kind, arguments, getMessage(), getCause(), reasonCode, failed, certificate);
    }

    /// This failure with the certificate that it is about.
    ConnectFailure about(ServerCertificate shown) {
        return new ConnectFailure(kind, arguments, getMessage(), getCause(), reasonCode, step, shown);
    }

    /// What went wrong.
    public Kind kind() {
        return kind;
    }

    /// What the kind says goes with it, in that order.
    public List<String> arguments() {
        return arguments;
    }

    /// What the Server answered, where it did.
    public Optional<ReasonCode> reasonCode() {
        return Optional.ofNullable(reasonCode);
    }

    /// The step on the way to CONNACK that failed; nothing for what failed later.
    public Optional<Step> step() {
        return Optional.ofNullable(step);
    }

    /// The broker's certificate, where that is what was not believed: to be shown to the user, who may accept it with
    /// [dev.mqttworkbench.endpoint.ClientTls#accepting].
    public Optional<ServerCertificate> certificate() {
        return Optional.ofNullable(certificate);
    }
}
