package dev.mqttworkbench.soak;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/// A broker of little memory under everything that clients do, for long: in the end memory and threads are flat, no buffer is lost,
/// no steady message is lost or doubled, and nobody is left.
///
/// `-Dsoak.minutes=30` is how long.
public final class Soak {

    private static final int SHORTEST_PROBES = 12;

    private final Duration duration;
    private final PrintStream out;

    Soak(Duration duration, PrintStream out) {
        this.duration = duration;
        this.out = out;
    }

    /// Runs as long as `soak.minutes` says.
    public static void main(String... arguments) throws Exception {
        var folder = Files.createTempDirectory("soak");
        new Soak(Duration.ofMinutes(Long.getLong("soak.minutes", 30)), System.out).run(folder);
        System.exit(0);
    }

    /// @param folder for the store and the log, which stay
    void run(Path folder) throws Exception {
        try (var broker = new BrokerProcess(folder)) {
            var probes = soak(broker);
            broker.requireNobodyLeft();
            Probe.requireFlat(probes);
            broker.end();
            broker.requireQuietLog();
        }
        out.println("Soaked for " + duration + ": flat, quiet, complete, and nobody left. The log is in " + folder);
    }

    private List<Probe> soak(BrokerProcess broker) throws Exception {
        try (var traffic = new SteadyTraffic(broker.port());
                var churn = new Churn(broker.port());
                var peers = new SlowPeers(broker.port());
                var clock = Executors.newScheduledThreadPool(1)) {
            var tasks = List.of(
                    every(clock, 10, traffic::go),
                    every(clock, 25, churn::go),
                    every(clock, 100, peers::flood),
                    every(clock, 1_000, peers::everySecond));
            var probes = probes(broker, tasks, traffic);
            clock.shutdownNow();
            assertThat(clock.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            traffic.requireComplete();
            out.printf("%s; %d clients came and went%n", traffic, churn.clients());
            assertThat(churn.failures()).as("clients that failed").isEmpty();
            return probes;
        }
    }

    private static Future<?> every(ScheduledExecutorService clock, int millis, Runnable task) {
        return clock.scheduleWithFixedDelay(task, 0, millis, TimeUnit.MILLISECONDS);
    }

    /// Probes once a minute, in short runs more often, and ends early when a task fails.
    private List<Probe> probes(BrokerProcess broker, List<Future<?>> tasks, SteadyTraffic traffic) throws Exception {
        var probes = new ArrayList<Probe>();
        var count = Math.max(SHORTEST_PROBES, duration.toMinutes());
        for (var i = 0; i < count; i++) {
            waitWhileAllRun(tasks, duration.dividedBy(count));
            assertThat(broker.isAlive()).isTrue();
            probes.add(broker.probe());
            out.println(probes.getLast() + "; " + traffic);
        }
        return probes;
    }

    /// The first task fails or the time is over; a periodic task never ends otherwise.
    private static void waitWhileAllRun(List<Future<?>> tasks, Duration time) throws InterruptedException, ExecutionException {
        var each = time.dividedBy(tasks.size());
        for (var task : tasks) {
            try {
                task.get(each.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillRunning) {
                assertThat(task).isNotDone();
            }
        }
    }
}
