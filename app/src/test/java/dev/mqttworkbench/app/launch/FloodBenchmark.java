package dev.mqttworkbench.app.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import javafx.application.Platform;

import dev.mqttworkbench.app.workbench.MessageLog;

/// Opens the workbench, floods its broker from a process of its own and measures whether the window stays usable, and whether
/// every message is accounted for. Exit code 0 when both hold.
///
/// What is measured: every ten milliseconds an event is put into the JavaFX queue, where keys and clicks wait too; its delay is
/// the time until its handler runs.
public final class FloodBenchmark {

    private static final long LONGEST_P99_MILLIS = Probes.LONG_MILLIS;
    private static final double LEAST_SENT = 0.99;
    private static final int HEAP_SECONDS = 10;

    private FloodBenchmark() {}

    /// What is asked for.
    ///
    /// @param rate messages a second
    /// @param topics how many
    /// @param seconds how long
    /// @param view topics or stream
    /// @param window shown, or minimised
    /// @param longest aim for the longest wait in milliseconds, 0 for none
    /// @param processor aim for the processor time of the workbench without its broker, in percent of one core, 0 for none
    /// @param warm how many seconds pass before the processor time counts, while Java still compiles
    /// @param steady whether the publisher must reach its rate; otherwise it sends a burst that was made before, and the broker may slow it
    record Flood(long rate, long topics, long seconds, String view, String window, long longest, long processor, long warm, boolean steady) {

        static Flood of(String... arguments) {
            var said = new HashMap<String, String>();
            for (var argument : arguments) {
                var parts = argument.split("=", 2);
                said.put(parts[0], parts[1]);
            }
            return new Flood(number(said, "rate", 20_000), number(said, "topics", 1_000), number(said, "seconds", 60),
                    said.getOrDefault("view", "topics"), said.getOrDefault("window", "shown"),
                    number(said, "longest", 0), number(said, "processor", 0), number(said, "warm", HEAP_SECONDS), Boolean.parseBoolean(said.getOrDefault("steady", "true")));
        }

        private static long number(Map<String, String> said, String name, long otherwise) {
            return said.containsKey(name) ? Long.parseLong(said.get(name)) : otherwise;
        }
    }

    /// @param arguments as `name=value`: those of [Flood]
    public static void main(String[] arguments) throws Exception {
        var flood = Flood.of(arguments);
        var ok = false;
        try (var workbench = OpenedWorkbench.open()) {
            onScreen(() -> {
                workbench.show(flood.view);
                workbench.stage().setIconified(flood.window.equals("minimised"));
                return true;
            });
            var probes = new Probes(flood.window.equals("minimised") ? TimeUnit.SECONDS.toMillis(1) : Probes.EVERY_MILLIS);
            var use = new Use();
            var sent = flood(workbench.port(), flood, probes, use);
            await(() -> onScreen(() -> workbench.connections().current().log().accounts().received()) >= sent, 30);
            TimeUnit.SECONDS.sleep(2); // the broker's counters reach the window once a second
            var accounts = onScreen(() -> workbench.connections().current().log().accounts());
            var dropped = onScreen(() -> workbench.broker().trafficProperty().get().dropped());
            ok = report(flood, probes, use, sent, accounts, dropped);
        }
        System.exit(ok ? 0 : 1);
    }

    static long flood(int port, Flood flood, Probes probes, Use use)
            throws IOException, InterruptedException {
        var out = Files.createTempFile("flood", ".txt");
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                        (flood.steady ? FloodPublisher.class : BurstPublisher.class).getName(), Integer.toString(port), Long.toString(flood.rate), Long.toString(flood.topics), Long.toString(flood.seconds)))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try (var prober = Executors.newSingleThreadScheduledExecutor()) {
            var probing = prober.scheduleAtFixedRate(probes::send, 2_000, probes.everyMillis(), TimeUnit.MILLISECONDS);
            var using = prober.scheduleAtFixedRate(use::look, flood.warm, HEAP_SECONDS, TimeUnit.SECONDS);
            if (!process.waitFor(flood.seconds + 120, TimeUnit.SECONDS)) {
                process.destroy();
            }
            using.cancel(false);
            probing.cancel(false);
        }
        var said = Files.readString(out);
        Files.delete(out);
        said.lines().filter(line -> line.startsWith("took ")).forEach(line -> System.out.println("publishing " + line + " s"));
        return said.lines()
                .filter(line -> line.startsWith("sent "))
                .map(line -> Long.parseLong(line.substring("sent ".length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the flood ended without its count: " + said));
    }

    private static boolean report(Flood flood, Probes probes, Use use, long sent, MessageLog.Accounts accounts, long dropped) {
        var p99 = probes.p99Millis();
        var longest = probes.longestMillis();
        var balanced = accounts.received() == accounts.kept() + accounts.evicted() + accounts.skipped();
        var wanted = flood.rate * flood.seconds;
        var flooded = sent >= wanted * LEAST_SENT || !flood.steady;
        var complete = accounts.received() + dropped == sent;
        System.out.printf(Locale.ROOT, """
                flood: %s
                input delay, ms: %s  (%d probes; aim: p99 under %d%s)
                waits longer than that, each with its first event: %s
                an idle thread was late by, ms: %s
                sent %.1f %% of what the rate asks for: %s
                sent %d = received by the window %d + dropped by the broker %d: %s
                received %d = kept %d + evicted %d + skipped %d: %s
                processor time, in percent of one core: %s%s
                the threads that took most: %s
                heap after the collections since the first seconds, MB: %s
                """,
                flood,
                probes.delays(), probes.count(), LONGEST_P99_MILLIS,
                flood.longest > 0 ? ", longest under " + flood.longest : "",
                probes.stalls(), probes.lateness(),
                100.0 * sent / wanted, flooded, sent, accounts.received(), dropped, complete,
                accounts.received(), accounts.kept(), accounts.evicted(), accounts.skipped(), balanced,
                use.processor(), flood.processor > 0 ? " (aim without the broker: under " + flood.processor + ")" : "", use.threads(), use.alive());
        return (p99 < LONGEST_P99_MILLIS || !flood.steady) && (flood.longest == 0 || longest <= flood.longest)
                && (flood.processor == 0 || use.withoutBroker() < flood.processor) && balanced && complete && flooded;
    }

    static void await(Condition condition, int seconds) throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.holds() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(Probes.EVERY_MILLIS); // between two looks, not for something to have happened
        }
    }

    /// What is waited for.
    interface Condition {
        boolean holds() throws Exception;
    }

    static <T> T onScreen(Supplier<T> question) throws InterruptedException, ExecutionException, TimeoutException {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> answer.complete(question.get()));
        return answer.get(30, TimeUnit.SECONDS);
    }
}
