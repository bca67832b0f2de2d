package dev.mqttworkbench.client;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

import dev.mqttworkbench.client.ConnectFailure.Kind;
import dev.mqttworkbench.endpoint.Proxy;
import dev.mqttworkbench.endpoint.Route;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.transport.OpeningFailure;
import dev.mqttworkbench.transport.TlsProblem;
import dev.mqttworkbench.transport.UnreachableAddresses;
import dev.mqttworkbench.transport.UntrustedCertificate;
import dev.mqttworkbench.transport.UnusableCertificate;

/// The sentences for each step at which a connection cannot be opened, and what to do about it.
final class OpeningFailures {

    private static final String STATUS = "status: ";
    private static final String ALERT = "fatal alert: ";

    private OpeningFailures() {}

    static ConnectFailure of(Route route, Throwable failure) {
        if (!(failure instanceof OpeningFailure opening)) {
            return ConnectFailures.caused(
                    Kind.UNREACHABLE, route, String.valueOf(failure.getMessage()), "%1$s port %2$s cannot be reached: %3$s.", failure);
        }
        return at(opening, route).at(opening.step());
    }

    private static ConnectFailure at(OpeningFailure opening, Route route) {
        var reason = opening.reason();
        return switch (opening.step()) {
            case NAME -> unknownHost(route, reason);
            case TCP -> route.proxy()
                    .map(proxy -> proxyUnreachable(proxy, reason))
                    .orElseGet(() -> unreachable(route, reason));
            case PROXY -> route.proxy()
                    .map(proxy -> atProxy(route, proxy, reason))
                    .orElseGet(() -> unreachable(route, reason));
            case TLS -> atTls(route, reason);
            case WEBSOCKET -> atWebSocket(route, reason);
            case CONNACK -> throw new IllegalStateException("CONNACK is no step of opening", reason);
        };
    }

    // ---- name and TCP ----

    private static ConnectFailure unknownHost(Route route, Throwable cause) {
        if (cause instanceof TimeoutException) {
            var arguments = List.of(route.nextHost(), ConnectFailures.seconds(route));
            return new ConnectFailure(Kind.NAME_TIMED_OUT, arguments,
                    String.format(Locale.ROOT, "Nobody has said within %2$s s which address \"%1$s\" has. Check the network, or use an address.", arguments.toArray()),
                    cause, null);
        }
        return new ConnectFailure(
                Kind.UNKNOWN_HOST, List.of(route.nextHost()),
                String.format(Locale.ROOT, "The name \"%s\" is not known. Check its spelling, or use an address.", route.nextHost()),
                cause, null);
    }

    private static ConnectFailure unreachable(Route route, Throwable cause) {
        var message = said(cause);
        return switch (cause) {
            case UnreachableAddresses several -> unreachable(route, several);
            case NoRouteToHostException noRoute -> ConnectFailures.caused(
                    Kind.NO_ROUTE, route, "", "There is no way to %1$s port %2$s. Check the address and the network.", noRoute);
            case ConnectException late when message.contains("timed out") -> late(route, late);
            case ConnectException refused -> ConnectFailures.caused(
                    Kind.NOTHING_LISTENS, route, "",
                    "Nothing listens on %1$s port %2$s. Check that the broker runs, and its port.", refused);
            default -> ConnectFailures.caused(
                    Kind.UNREACHABLE, route, message, "%1$s port %2$s cannot be reached: %3$s.", cause);
        };
    }

    /// Says what all addresses of a name have in common, or else what was said of each.
    private static ConnectFailure unreachable(Route route, UnreachableAddresses several) {
        var named = new Route(
                String.format(Locale.ROOT, "%s (%s)", route.host(), several.addresses()), route.port(), route.transport(), route.tls(), route.proxy(), route.timeout());
        var each = several.failures().stream().map(failure -> unreachable(named, failure)).toList();
        var kind = each.getFirst().kind();
        return kind != Kind.UNREACHABLE && each.stream().allMatch(other -> other.kind() == kind)
                ? each.getFirst()
                : ConnectFailures.caused(Kind.UNREACHABLE, route, said(several), "%1$s port %2$s cannot be reached: %3$s.", several);
    }

    private static ConnectFailure late(Route route, Throwable cause) {
        return ConnectFailures.caused(
                Kind.TIMED_OUT, route, ConnectFailures.seconds(route),
                "%1$s port %2$s does not answer within %3$s s. Check the address, the network and any firewall.", cause);
    }

    // ---- proxy ----

    private static ConnectFailure proxyUnreachable(Proxy proxy, Throwable cause) {
        return byProxy(
                Kind.PROXY_UNREACHABLE, proxy, said(cause),
                "The proxy at %1$s port %2$s cannot be reached: %3$s. Check that it runs, its address and its port.", cause);
    }

    private static ConnectFailure atProxy(Route route, Proxy proxy, Throwable cause) {
        var message = said(cause);
        var status = message.contains(STATUS) ? message.substring(message.indexOf(STATUS) + STATUS.length()) : message;
        if (status.startsWith("407") || message.contains("authStatus") || message.contains("authMethod")) {
            return byProxy(
                    Kind.PROXY_CREDENTIALS, proxy, "",
                    "The proxy at %1$s port %2$s wants another user name or password.", cause);
        }
        var what = message.endsWith("timeout") ? "no answer within " + ConnectFailures.seconds(route) + " s" : status;
        return byProxy(
                Kind.PROXY_REFUSED, proxy, what,
                "The proxy at %1$s port %2$s does not open the way to the broker: %3$s. Check the address of the broker, and what the proxy allows.",
                cause);
    }

    private static ConnectFailure byProxy(Kind kind, Proxy proxy, String what, String sentence, Throwable cause) {
        var arguments = List.of(proxy.host(), Integer.toString(proxy.port()), what);
        return new ConnectFailure(kind, arguments, String.format(Locale.ROOT, sentence, arguments.toArray()), cause, null);
    }

    // ---- TLS ----

    private static ConnectFailure atTls(Route route, Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof UntrustedCertificate untrusted) {
                return untrusted(route, untrusted).about(untrusted.certificate());
            }
            if (each instanceof UnusableCertificate ours) {
                return ours.lockedFile().map(file -> new ConnectFailure(Kind.KEY_PASSWORD, List.of(file), said(ours), ours, null)).orElseGet(() -> new ConnectFailure(
                        Kind.UNUSABLE_FILES, List.of(said(ours)), said(ours), ours, null));
            }
        }
        return switch (TlsProblem.of(cause)) {
            case NOT_TLS -> ConnectFailures.caused(
                    Kind.NO_TLS, route, "",
                    "%1$s port %2$s does not speak TLS. Choose mqtt or ws, or the port for TLS (often 8883).", cause);
            case TOO_LATE -> late(route, cause);
            case CLIENT_CERTIFICATE -> ConnectFailures.caused(
                    Kind.CLIENT_CERTIFICATE_REFUSED, route, said(cause),
                    "%1$s port %2$s refuses this client's certificate, or wants one (%3$s). Choose a certificate that the broker knows.",
                    cause);
            case OTHER -> ConnectFailures.caused(
                    Kind.TLS_FAILED, route, said(cause), "%1$s port %2$s does not agree on TLS: %3$s.", cause);
        };
    }

    private static ConnectFailure untrusted(Route route, UntrustedCertificate untrusted) {
        var certificate = untrusted.certificate();
        return switch (untrusted.problem()) {
            case UNKNOWN_AUTHORITY -> ConnectFailures.caused(
                    Kind.UNKNOWN_AUTHORITY, route, certificate.subject(),
                    "Nobody who is trusted vouches for the certificate of %1$s port %2$s (%3$s). "
                            + "Give the authority's certificate, or compare the fingerprint and accept it.", untrusted);
            case WRONG_NAME -> ConnectFailures.caused(
                    Kind.WRONG_NAME, route, certificate.names().isEmpty()
                            ? certificate.subject() : String.join(", ", certificate.names()),
                    "The certificate of %1$s port %2$s is for another name (%3$s). Connect by that name.", untrusted);
            case EXPIRED -> ConnectFailures.caused(
                    Kind.CERTIFICATE_EXPIRED, route, day(certificate.validUntil()),
                    "The certificate of %1$s port %2$s expired on %3$s. The broker needs a new one.", untrusted);
            case NOT_YET_VALID -> ConnectFailures.caused(
                    Kind.CERTIFICATE_NOT_YET_VALID, route, day(certificate.validFrom()),
                    "The certificate of %1$s port %2$s is valid from %3$s on. Check the clock of this computer.", untrusted);
            case UNUSABLE -> ConnectFailures.caused(
                    Kind.CERTIFICATE_UNUSABLE, route, said(untrusted),
                    "The certificate of %1$s port %2$s cannot be believed: %3$s.", untrusted);
        };
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    // ---- WebSocket ----

    private static ConnectFailure atWebSocket(Route route, Throwable cause) {
        var path = route.transport() instanceof Transport.WebSocket webSocket ? webSocket.path() : "";
        var message = said(cause);
        if (message.contains("timed out")) {
            return late(route, cause);
        }
        if (message.startsWith("Invalid subprotocol")) { // [MQTT-6.0.0-4]
            return ConnectFailures.caused(Kind.WEBSOCKET_WITHOUT_MQTT, route, path,
                    "%1$s port %2$s opens a WebSocket at %3$s, but not for MQTT: it does not choose the subprotocol mqtt. Check the path, and what runs there.", cause);
        }
        var isAnswer = message.startsWith("Invalid");
        var arguments = List.of(
                route.host(), Integer.toString(route.port()), path,
                isAnswer ? message.substring(message.lastIndexOf(": ") + 2) : "");
        return isAnswer
                ? new ConnectFailure(
                        Kind.WEBSOCKET_REFUSED, arguments,
                        String.format(Locale.ROOT, "%s port %s does not open a WebSocket at %s: %s. Check the path.", arguments.toArray()), cause, null)
                : new ConnectFailure(
                        Kind.NO_WEBSOCKET, arguments,
                        String.format(Locale.ROOT,
                                "%s port %s does not speak HTTP, so there is no WebSocket at %s. Choose mqtt or mqtts, or another port.",
                                arguments.toArray()), cause, null);
    }

    /// What was said, as it goes into a sentence.
    static String said(Throwable failure) {
        var message = failure.getMessage();
        if (message == null) {
            return failure.getClass().getSimpleName();
        }
        var alert = message.indexOf(ALERT);
        return alert < 0 ? message : message.substring(alert + ALERT.length()).replace('_', ' ');
    }
}
