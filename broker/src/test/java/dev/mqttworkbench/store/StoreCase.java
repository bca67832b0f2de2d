package dev.mqttworkbench.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A store in a folder, its journal on a thread that stands for the broker's loop, and a second connection to its file that can
/// make it fail.
abstract class StoreCase {

    @TempDir
    Path folder;

    Journal journal;
    Stored stored;

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();

    @BeforeEach
    void open() {
        var opened = Patience.get(Journal.open(folder, false, loop));
        journal = opened.journal();
        stored = opened.stored();
    }

    @AfterEach
    void end() {
        close();
        loop.shutdown();
    }

    void close() {
        Patience.get(Patience.get(CompletableFuture.supplyAsync(journal::close, loop)));
    }

    <V> V onLoop(Supplier<V> task) {
        return Patience.get(CompletableFuture.supplyAsync(task, loop));
    }

    void onLoop(Runnable task) {
        Patience.get(CompletableFuture.runAsync(task, loop));
    }

    /// Everything up to now is on the disk.
    void awaitCommit() {
        var committed = new CompletableFuture<Void>();
        onLoop(() -> journal.whenCommitted(() -> committed.complete(null)));
        Patience.get(committed);
    }

    boolean isFailing() {
        return onLoop(() -> journal.failure().isPresent());
    }

    /// Messages have no room from now on; everything else has.
    void refuseMessages() throws Exception {
        run("CREATE TRIGGER full BEFORE INSERT ON message BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
    }

    void takeMessages() throws Exception {
        run("DROP TRIGGER full");
    }

    int count(String table) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("broker.db"));
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return result.getInt(1);
        }
    }

    void run(String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("broker.db"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Stored.SessionState session(String clientIdentifier) {
        return new Stored.SessionState(clientIdentifier, Optional.empty(), 1_000, Stored.NEVER, Optional.empty(), Stored.NEVER);
    }

    static Stored.Message message(String text) {
        return new Stored.Message("t", QoS.AT_LEAST_ONCE, false, Properties.NONE, Payload.ofText(text), Stored.NEVER, "p");
    }

    DeliveryRow deliver(SessionRow session, String text) {
        return journal.delivery(session, text, () -> message(text), QoS.AT_LEAST_ONCE, false, List.of());
    }
}
