package dev.mqttworkbench.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.Reconnect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

class BrokerCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return BrokerCommand.execute(
                BrokerCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)), arguments);
    }

    static Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), BrokerCommand.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /// Says where it listens, serves, and at SIGTERM tells its clients and ends.
    @Test
    void servesUntilItIsToldToEnd() throws Exception {
        var process = start("--port", "0");
        try (BufferedReader lines = process.inputReader()) {
            var line = lines.readLine();
            assertThat(line).matches("mqtt-broker listens on 127\\.0\\.0\\.1:\\d+");
            var port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
            var ended = new CompletableFuture<ClientState.Disconnected>();
            var options = ConnectOptions.to("127.0.0.1", port).withReconnect(Reconnect.NEVER);
            try (var client = new Client(options, new ClientListener() {
                @Override
                public void stateChanged(ClientState state) {
                    if (state instanceof ClientState.Disconnected disconnected) {
                        ended.complete(disconnected);
                    }
                }
            })) {
                client.connect().toCompletableFuture().get(10, SECONDS);
                process.toHandle().destroy(); // SIGTERM, and what it still says can be read
                assertThat(ended.get(10, SECONDS).reason()).hasValueSatisfying(reason -> assertThat(reason).hasMessageContaining("Server shutting down"));
            }
            assertThat(process.waitFor(5, SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(lines.lines()).as("further lines").singleElement().asString().contains("level=info", "The broker stops");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void saysInASentenceThatThePortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);
            assertThat(err.toString().lines()).containsExactly(
                    "Port %d on 127.0.0.1 is used by another program. Choose another port, or end that program."
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void endsWhenThePortOfHttpIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--port", "0", "--http-port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);
            assertThat(err.toString().lines()).containsExactly(
                    "Port %d on 127.0.0.1 is used by another program. Choose another port, or end that program."
                            .formatted(taken.getLocalPort()));
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void saysInASentenceThatTheAddressIsNotOfThisComputer() {
        assertThat(run("--port", "0", "--host", "192.0.2.1")).isEqualTo(1);
        assertThat(err.toString()).startsWith("192.0.2.1 is not an address of this computer.");
    }

    @Test
    void saysInASentenceWhatIsWrongWithAFileOfUsers(@TempDir Path folder) throws Exception {
        var users = Files.writeString(folder.resolve("users"), "alice:secret\n");
        for (var option : List.of("--password-file", "--scram-file", "--acl-file")) {
            assertThat(run("--port", "0", option, users.toString())).isEqualTo(1);
        }
        assertThat(err.toString().lines()).hasSize(3).allMatch(line -> line.startsWith(users + ", line 1: "));
    }

    @ParameterizedTest
    @CsvSource({"--anonymous,sometimes", "--port,abc", "--port,70000", "--maximum-packet-size,5", "--receive-maximum,0", "--maximum-queued,0", "--nonsense,1"})
    void answersAWrongOptionWithASentence(String option, String value) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().endsWith("(mqtt-broker --help lists the options)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mqtts://127.0.0.1|needs certificate=FILE", "http://127.0.0.1|begins with mqtt://", "mqtt://|is not the address of a listener",
        "mqtt://127.0.0.1:1883?origins=*|has no setting \"origins\"", "mqtt://127.0.0.1/path|only WebSocket has a path",
        "mqtt://127.0.0.1?maximum-connections=many|a whole number is expected", "ws://127.0.0.1?maximum-connections=0|at least one connection",
        "mqtts://127.0.0.1?certificate=a|a key its certificate", "wss://0.0.0.0?self-signed=x&client-certificates=maybe|optional or required",
        "wss://0.0.0.0?self-signed=x&client-certificates=required|need ca=FILE", "mqtt://127.0.0.1:99999|from 0 to 65535"
    })
    void saysWhatIsWrongWithAListener(String listener, String words) {
        assertThat(run("--listener", listener)).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains(words);
    }

    @Test
    void namesTheLineOfTheFileThatIsWrong(@TempDir Path folder) throws Exception {
        var file = folder.resolve("mqtt-broker.properties");
        Files.writeString(file, "# ports\nport = 0\n\nmaximum-fun = 3\n");
        assertThat(run("--config", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(file + ", line 4: ").contains("maximum-fun");

        Files.writeString(file, "port=0\nreceive-maximum=0\n");
        assertThat(run("--config=" + file)).isEqualTo(2);
        assertThat(err.toString()).contains("line 2: The receive maximum is a number from 1 to 65535, not 0");

        assertThat(run("--config", folder.resolve("absent").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("cannot be read");
    }

    @Test
    void printsWhatItWouldRunWith(@TempDir Path folder) throws Exception {
        var file = folder.resolve("mqtt-broker.properties");
        Files.writeString(file, "maximum-queued=6\nlistener=ws://127.0.0.1:9001/mqtt\nlistener=mqtt://127.0.0.1:0\nstore=a\\\\b\n");
        assertThat(run("--config", file.toString(), "--maximum-queued", "7", "--print-config")).isZero();
        var printed = out.toString();
        assertThat(printed.lines()).contains(
                "#port=", "maximum-queued=7", "store=a\\\\b", "listener=ws\\://127.0.0.1\\:9001/mqtt", "listener=mqtt\\://127.0.0.1\\:0",
                "#http-port=", "log-format=logfmt");

        Files.writeString(file, printed);
        out.getBuffer().setLength(0);
        assertThat(run("--config", file.toString(), "--print-config")).isZero();
        assertThat(out.toString()).isEqualTo(printed);
    }

    /// Several listeners, a certificate made for them, health and metrics, and a log that other programs read.
    @Test
    void takesAllOfItFromAFile(@TempDir Path folder) throws Exception {
        var file = folder.resolve("mqtt-broker.properties");
        Files.writeString(file, String.join("\n",
                "listener=mqtt://127.0.0.1:0", "listener=mqtts://127.0.0.1:0", "listener=wss://127.0.0.1:0/mqtt",
                "self-signed=" + folder.resolve("tls"), "http-port=0", "log-format=json", "store=" + folder.resolve("store")));
        var process = start("--config", file.toString());
        try (BufferedReader lines = process.inputReader()) {
            var said = new ArrayList<String>();
            while (said.stream().noneMatch(line -> line.contains("/health"))) {
                said.add(lines.readLine());
            }
            assertThat(said.stream().filter(line -> line.startsWith("{"))).singleElement().asString()
                    .contains("\"level\":\"info\"", "\"source\":\"SelfSignedCertificate\"", "localhost.crt");
            assertThat(said.stream().filter(line -> line.startsWith("mqtt-broker listens"))).hasSize(3)
                    .anyMatch(line -> line.contains("mqtts://127.0.0.1:")).anyMatch(line -> line.contains("wss://127.0.0.1:"));
            var http = said.getLast().replaceFirst(".*(http://127\\.0\\.0\\.1:\\d+).*", "$1");
            assertThat(get(http + "/health").body()).isEqualTo("{\"status\":\"UP\"}\n");
            assertThat(get(http + "/metrics").body())
                    .contains("\nmqtt_connections 0.0\n", "\nmqtt_publish_received_total 0.0\n", "\njvm_memory_used_bytes{", "# HELP mqtt_sessions ");
            assertThat(get(http + "/metrics").body()).contains("\nmqtt_publish_denied_total 0.0\n");
            assertThat(get(http + "/").statusCode()).isEqualTo(404);
            var head = send("HEAD", http + "/health");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Length")).contains("16");
            var post = send("POST", http + "/health");
            assertThat(post.statusCode()).isEqualTo(405);
            assertThat(post.headers().firstValue("Allow")).contains("GET, HEAD");
            process.toHandle().destroy();
            assertThat(lines.lines()).as("without a warning").allMatch(line -> line.contains("\"level\":\"info\""));
            assertThat(process.waitFor(5, SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return send("GET", url);
    }

    private static HttpResponse<String> send(String method, String url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).method(method, HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--host", "--port", "--maximum-packet-size");
    }
}
