package dev.mqttworkbench.transport;

import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Locale;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslClosedEngineException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;

/// Why a handshake failed that nobody's certificate is to blame for.
public enum TlsProblem {
    /// The other end says something else than TLS, or hangs up on it.
    NOT_TLS,
    /// It says nothing.
    TOO_LATE,
    /// It does not take the client's certificate, or wants one.
    CLIENT_CERTIFICATE,
    /// Something else.
    OTHER;

    private static final List<String> ALERTS_ABOUT_CERTIFICATES = List.of(
            "bad_certificate", "unsupported_certificate", "certificate_revoked", "certificate_expired", "certificate_unknown",
            "unknown_ca", "access_denied", "certificate_required");

    /// What a failure means.
    public static TlsProblem of(Throwable failure) {
        var message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return switch (failure) {
            case NotSslRecordException other -> NOT_TLS;
            case SslHandshakeTimeoutException late -> TOO_LATE;
            case ClosedChannelException closed -> NOT_TLS;
            case SslClosedEngineException closed -> NOT_TLS;
            default -> ALERTS_ABOUT_CERTIFICATES.stream().anyMatch(message::contains)
                    ? CLIENT_CERTIFICATE
                    : message.contains("connection was closed") || message.contains("closed while") || message.contains("reset")
                            ? NOT_TLS
                            : OTHER;
        };
    }
}
