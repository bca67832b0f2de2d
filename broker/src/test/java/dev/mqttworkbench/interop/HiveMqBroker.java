package dev.mqttworkbench.interop;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// HiveMQ CE as a process of its own, on free ports of the loopback address: TCP, TLS, TLS that wants a certificate, WebSocket,
/// and WebSocket over TLS.
public final class HiveMqBroker implements AutoCloseable {

    /// Where it listens.
    public record Ports(int tcp, int tls, int mutual, int webSocket, int secureWebSocket) {}

    private static final String PASSWORD = "changeit";

    private final Process process;
    private final Ports ports;

    private HiveMqBroker(Process process, Ports ports) {
        this.process = process;
        this.ports = ports;
    }

    /// @param folder where its configuration, data and log are written
    /// @param server the certificate that it shows
    /// @param authority signed those of its clients
    public static HiveMqBroker start(Path folder, Certificates.Signed server, Path authority) {
        try {
            var ports = new Ports(freePort(), freePort(), freePort(), freePort(), freePort());
            var keys = Certificates.pkcs12(server, folder.resolve("server.p12"), PASSWORD);
            var trust = Certificates.trustStore(authority, folder.resolve("clients.p12"), PASSWORD);
            Files.writeString(folder.resolve("config.xml"), configuration(ports, keys, trust));
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                            "-cp", "target/hivemq" + File.separator + "*", "src/test/hivemq/HiveMqServer.java", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("hivemq.log").toFile())
                    .start();
            var broker = new HiveMqBroker(process, ports);
            Patience.until("HiveMQ listens", () -> broker.isRunning(folder.resolve("hivemq.log")));
            return broker;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private boolean isRunning(Path log) {
        try {
            var said = Files.readString(log);
            if (!process.isAlive()) {
                throw new AssertionError("HiveMQ ended: " + said);
            }
            return said.lines().anyMatch("running"::equals);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String configuration(Ports ports, Path keys, Path trust) {
        return """
                <hivemq>
                  <listeners>
                    <tcp-listener>%s</tcp-listener>
                    <tls-tcp-listener>%s%s</tls-tcp-listener>
                    <tls-tcp-listener>%s%s</tls-tcp-listener>
                    <websocket-listener>%s%s</websocket-listener>
                    <tls-websocket-listener>%s%s%s</tls-websocket-listener>
                  </listeners>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                </hivemq>
                """.formatted(
                at(ports.tcp),
                at(ports.tls), tls(keys, ""),
                at(ports.mutual), tls(keys, """
                        <truststore><path>%s</path><password>%s</password></truststore>
                        <client-authentication-mode>REQUIRED</client-authentication-mode>""".formatted(trust, PASSWORD)),
                at(ports.webSocket), WEB_SOCKET,
                at(ports.secureWebSocket), tls(keys, ""), WEB_SOCKET);
    }

    private static final String WEB_SOCKET = "<path>/mqtt</path><subprotocols><subprotocol>mqtt</subprotocol></subprotocols>";

    private static String at(int port) {
        return "<port>%d</port><bind-address>127.0.0.1</bind-address>".formatted(port);
    }

    private static String tls(Path keys, String more) {
        return """
                <tls>
                  <keystore><path>%s</path><password>%s</password><private-key-password>%s</private-key-password></keystore>
                  %s
                </tls>""".formatted(keys, PASSWORD, PASSWORD, more);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public Ports ports() {
        return ports;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
