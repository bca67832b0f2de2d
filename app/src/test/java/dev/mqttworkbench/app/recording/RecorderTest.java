package dev.mqttworkbench.app.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RecorderTest {

    private static final int PATIENCE_SECONDS = 20;

    @TempDir
    private Path folder;
    private final Broker broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();
    private final Connection connection = new Connection(
            ConnectOptions.to(broker.address().getHostString(), broker.address().getPort()), List.of("elsewhere"), true);

    @BeforeEach
    void connect() {
        connection.open().toCompletableFuture().join();
    }

    @AfterEach
    void stop() {
        connection.close();
        broker.close();
    }

    @Test
    void recordsWhatPassesUntilItIsStopped() throws Exception {
        publish(1);
        var recorder = Recorder.start(connection, folder.resolve("a.sqlite"));
        publish(50);
        stop(recorder);
        publish(1);

        assertThat(recorder.status()).extracting(Recorder.Status::written, Recorder.Status::lost, Recorder.Status::running).containsExactly(50L, 0L, false);
        assertThat(recorder.status().bytes()).isEqualTo(Files.size(recorder.file()));
        assertThat(RecordingFile.open(recorder.file()).messages()).isEqualTo(50);
    }

    @Test
    void takesThePlaceOfTheFileThatWasThere() throws Exception {
        var file = Files.writeString(folder.resolve("a.sqlite"), "something else");
        var recorder = Recorder.start(connection, file);
        publish(1);
        stop(recorder);

        assertThat(RecordingFile.open(file).messages()).isEqualTo(1);
    }

    @Test
    void countsWhatTheDiskIsTooSlowFor() throws Exception {
        var recorder = Recorder.start(connection, folder.resolve("a.sqlite"), 1, 0);
        publish(200);
        stop(recorder);

        var status = recorder.status();
        assertThat(status.written() + status.lost()).isEqualTo(200);
        assertThat(status.lost()).isPositive();
        assertThat(RecordingFile.open(recorder.file())).extracting(RecordingFile::messages, RecordingFile::lost)
                .containsExactly((int) status.written(), status.lost());
    }

    @Test
    void endsWhenTheDiskIsFullAndKeepsWhatIsWritten() throws Exception {
        var recorder = Recorder.start(connection, folder.resolve("a.sqlite"), 1_000, 12);
        publish(10);
        awaitWritten(recorder, 10);
        var sent = 10 + publishUntilItEnds(recorder);

        var status = recorder.status();
        assertThat(status.failure()).hasValueSatisfying(why -> assertThat(why.kind()).isEqualTo(RecordingFailure.Kind.FULL));
        assertThat(status.written()).isGreaterThanOrEqualTo(10);
        assertThat(status.written() + status.lost()).isLessThanOrEqualTo(sent);
        assertThat(RecordingFile.open(recorder.file()).messages()).isEqualTo((int) status.written());
    }

    @Test
    void endsWhenTheFileIsTakenAway() throws Exception {
        var recorder = Recorder.start(connection, folder.resolve("a.sqlite"));
        publish(10);
        awaitWritten(recorder, 10);
        Files.move(recorder.file(), folder.resolve("elsewhere.sqlite"));
        publishUntilItEnds(recorder);

        assertThat(recorder.status().failure()).hasValueSatisfying(why -> assertThat(why.kind()).isEqualTo(RecordingFailure.Kind.GONE));
        assertThat(RecordingFile.open(folder.resolve("elsewhere.sqlite")).messages()).isEqualTo(10);
    }

    @Test
    void saysThatTheFolderIsMissing() throws Exception {
        var recorder = Recorder.start(connection, folder.resolve("missing").resolve("a.sqlite"));

        assertThat(recorder.awaitStopped(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(recorder.status().failure()).hasValueSatisfying(why -> assertThat(why.kind()).isEqualTo(RecordingFailure.Kind.REFUSED));
    }

    private static void stop(Recorder recorder) throws InterruptedException {
        recorder.stop();
        assertThat(recorder.awaitStopped(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private void awaitWritten(Recorder recorder, int count) throws InterruptedException {
        for (var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS); recorder.status().written() < count && System.nanoTime() < until; ) {
            TimeUnit.MILLISECONDS.sleep(5); // between two looks
        }
        assertThat(recorder.status().written()).isEqualTo(count);
    }

    private int publishUntilItEnds(Recorder recorder) throws InterruptedException {
        var sent = 0;
        for (; !recorder.awaitStopped(1, TimeUnit.MILLISECONDS) && sent < 100_000; sent += 10) {
            publish(10);
        }
        assertThat(recorder.status().running()).isFalse();
        return sent;
    }

    private void publish(int count) {
        for (var i = 0; i < count; i++) {
            connection.publish(Publish.of("a/b", Payload.ofText("x".repeat(200)), QoS.AT_MOST_ONCE, false, Properties.NONE)).toCompletableFuture().join();
        }
    }
}
