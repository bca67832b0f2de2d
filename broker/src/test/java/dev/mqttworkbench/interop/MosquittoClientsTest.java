package dev.mqttworkbench.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The commands `mosquitto_pub` and `mosquitto_sub`, where they are installed, against our broker.
@Timeout(60)
class MosquittoClientsTest {

    private static final int MESSAGES = 200;

    private final TestBroker broker = TestBroker.start();
    private final List<Process> processes = new ArrayList<>();

    @BeforeAll
    static void installed() {
        Programs.assumeInstalled("mosquitto_pub");
        Programs.assumeInstalled("mosquitto_sub");
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
        broker.close();
    }

    @ParameterizedTest
    @MethodSource("versionsAtEveryQoS")
    void everyLineArrivesOnceAndInOrder(String version, int qos) throws Exception {
        var lines = subscribe(version, "-t", "plant/#", "-q", "" + qos, "-F", "%q %t %p");
        var sent = IntStream.range(0, MESSAGES).mapToObj(i -> "line " + i + "\n").toList();
        publish(version, sent, "-t", "plant/press", "-q", "" + qos, "-l");

        assertThat(Patience.next(lines, MESSAGES)).containsExactlyElementsOf(
                IntStream.range(0, MESSAGES).mapToObj(i -> qos + " plant/press line " + i).toList());
        Patience.expectNothing(lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqttv31", "mqttv311", "mqttv5"})
    void aNewSubscriberGetsTheRetainedMessage(String version) throws Exception {
        publish(version, List.of(), "-t", "state/lamp", "-m", "on", "-r", "-q", "1");
        var lines = subscribe(version, "-t", "state/+", "-q", "1", "-F", "%r %t %p");
        assertThat(Patience.next(lines)).isEqualTo("1 state/lamp on");

        publish(version, List.of(), "-t", "state/lamp", "-n", "-r", "-q", "1");
        publish(version, List.of(), "-t", "state/lamp", "-m", "live", "-q", "1");
        assertThat(Patience.next(lines)).isEqualTo("0 state/lamp ");
        assertThat(Patience.next(lines)).isEqualTo("0 state/lamp live");
        assertThat(broker.snapshot().retainedMessages()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqttv311", "mqttv5"})
    void aClientThatIsKilledLeavesItsWill(String version) throws Exception {
        var lines = subscribe(version, "-t", "will/#", "-q", "1", "-F", "%t %p");
        subscribe(version, "-t", "nothing", "--will-topic", "will/device", "--will-payload", "gone", "--will-qos", "1");
        processes.getLast().destroyForcibly();

        assertThat(Patience.next(lines)).isEqualTo("will/device gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqttv311", "mqttv5"})
    void aSessionThatStaysGetsWhatCameMeanwhile(String version) throws Exception {
        var session = version.equals("mqttv5")
                ? new String[] {"-t", "news", "-q", "1", "-i", "sleeper", "-c", "-x", "3600"}
                : new String[] {"-t", "news", "-q", "1", "-i", "sleeper", "-c"};
        subscribe(version, session);
        processes.getLast().destroyForcibly(); // its handler of SIGTERM may wait for itself
        broker.await("the sleeper sleeps", snapshot -> snapshot.connections() == 0 && snapshot.sessions() == 1);
        for (var i = 0; i < 3; i++) {
            publish(version, List.of(), "-t", "news", "-m", "message " + i, "-q", "1");
        }

        assertThat(Patience.next(subscribe(version, session), 3)).containsExactly("message 0", "message 1", "message 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqttv5"})
    void propertiesPassUnchanged(String version) throws Exception {
        var lines = subscribe(version, "-t", "a", "-F", "%p %C %R %D %P");
        publish(version, List.of(), "-t", "a", "-m", "x",
                "-D", "publish", "content-type", "text/plain",
                "-D", "publish", "response-topic", "answers/here",
                "-D", "publish", "correlation-data", "42",
                "-D", "publish", "user-property", "unit", "kelvin");

        assertThat(Patience.next(lines)).isEqualTo("x text/plain answers/here 42 unit:kelvin");
    }

    /// Starts `mosquitto_sub` and waits until its subscription is there; what it prints is in the queue.
    private BlockingQueue<String> subscribe(String version, String... arguments) throws IOException {
        var before = broker.snapshot();
        var process = start("mosquitto_sub", version, arguments);
        var lines = new LinkedBlockingQueue<String>();
        Thread.ofVirtual().start(() -> copyLines(process, lines));
        // A Session that was there has its subscription already.
        broker.await("mosquitto_sub has subscribed", now -> now.connections() > before.connections()
                && (now.subscriptions() > before.subscriptions() || before.sessions() > before.connections()));
        return lines;
    }

    private static void copyLines(Process process, BlockingQueue<String> lines) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            out.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException ended) {
            // The process was ended; what it had printed is there.
        }
    }

    private void publish(String version, List<String> lines, String... arguments) throws Exception {
        var connections = broker.snapshot().connections();
        var process = start("mosquitto_pub", version, arguments);
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(String.join("", lines));
        }
        assertThat(process.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(() -> new String(readAll(process), StandardCharsets.UTF_8)).isZero();
        broker.await("mosquitto_pub has gone", snapshot -> snapshot.connections() == connections);
    }

    private static byte[] readAll(Process process) {
        try {
            return process.getInputStream().readAllBytes();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private Process start(String program, String version, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Programs.path(program).orElseThrow(), "-h", "127.0.0.1", "-p", "" + broker.port(), "-V", version));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.add(process);
        return process;
    }

    static Stream<Arguments> versionsAtEveryQoS() {
        return Stream.of("mqttv31", "mqttv311", "mqttv5")
                .flatMap(version -> IntStream.rangeClosed(0, 2).mapToObj(qos -> Arguments.of(version, qos)));
    }
}
