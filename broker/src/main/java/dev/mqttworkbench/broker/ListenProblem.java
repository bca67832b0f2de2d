package dev.mqttworkbench.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

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
