package dev.mqttworkbench.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.transport.UnusableCertificate;

/// Why nobody can listen on an address. Found by trying, since what the system says is in the language of the user.
enum ListenProblem {
    /// Another program listens there.
    PORT_IN_USE,
    /// The port is below 1024, and the user may not have it.
    PORT_NOT_PERMITTED,
    /// The name is unknown, or the address belongs to another computer.
    NOT_AN_ADDRESS_OF_THIS_COMPUTER;

    private static final int FIRST_PORT_FOR_EVERYBODY = 1_024;
    private static final int PATIENCE_MILLIS = 500;

    /// Finds out why listening on `port` of `host` failed.
    static ListenProblem of(String host, int port) {
        if (!canListenOnAnyPortOf(host)) {
            return NOT_AN_ADDRESS_OF_THIS_COMPUTER;
        }
        return port < FIRST_PORT_FOR_EVERYBODY && !isAnswered(host, port) ? PORT_NOT_PERMITTED : PORT_IN_USE;
    }

    /// The failure to listen, as the user reads it.
    static ListenFailure failure(ListenerSettings listener, Throwable cause) {
        var host = listener.host();
        var port = Integer.toString(listener.port());
        if (cause instanceof UnusableCertificate unusable) {
            return new ListenFailure(
                    ListenFailure.Kind.CERTIFICATE_UNUSABLE, List.of(host, port, String.valueOf(unusable.getMessage())), "%3$s", cause);
        }
        return switch (of(host, listener.port())) {
            case PORT_IN_USE -> new ListenFailure(
                    ListenFailure.Kind.PORT_IN_USE, List.of(host, port),
                    "Port %2$s on %1$s is used by another program. Choose another port, or end that program.", cause);
            case PORT_NOT_PERMITTED -> new ListenFailure(
                    ListenFailure.Kind.PORT_NOT_PERMITTED, List.of(host, port),
                    "Port %2$s needs special rights on this system. Choose a port from 1024 to 65535.", cause);
            case NOT_AN_ADDRESS_OF_THIS_COMPUTER -> new ListenFailure(
                    ListenFailure.Kind.NOT_AN_ADDRESS_OF_THIS_COMPUTER, List.of(host, port),
                    "%1$s is not an address of this computer. Use 127.0.0.1 for this computer alone, or 0.0.0.0 for the network.",
                    cause);
        };
    }

    private static boolean canListenOnAnyPortOf(String host) {
        var address = new InetSocketAddress(host, 0);
        try (var socket = new ServerSocket()) {
            socket.bind(address);
            return true;
        } catch (IOException refused) {
            return false; // that is the answer
        }
    }

    private static boolean isAnswered(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            return true;
        } catch (IOException refused) {
            return false; // that is the answer
        }
    }
}
