package dev.mqttworkbench.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Kills the broker with SIGKILL at random moments while messages go through it at QoS 1 and 2, starts it again on the same
/// folder, and in the end accounts for every message: what was acknowledged has arrived, and at QoS 2 exactly once and in order.
///
/// `-Dcrash.kills=50` kills more often than the ordinary build does; `-Dcrash.seed=…` repeats a run's moments.
class CrashTest {

    private static final int KILLS = Integer.getInteger("crash.kills", 8);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

    @TempDir
    private Path folder;

    @Test
    void nothingAcknowledgedIsLostAndNothingDoubledAtQos2() throws Exception {
        var random = new Random(SEED);
        var once = new CrashClients.Publisher("publisher-1", "load/1", QoS.AT_LEAST_ONCE);
        var exactly = new CrashClients.Publisher("publisher-2", "load/2", QoS.EXACTLY_ONCE);
        var subscriber = new CrashClients.Subscriber("subscriber", "load/#");
        var clients = List.<CrashClients.Client>of(subscriber, once, exactly);
        for (var kill = 0; kill < KILLS; kill++) {
            try (var running = HeadlessBroker.start(folder, "--maximum-queued", "1000000")) {
                start(running, subscriber, once, exactly);
                var before = subscriber.received();
                Patience.until("messages arrive after start " + kill, () -> subscriber.received() > before);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(400))); // the moment of the kill
                running.kill();
                for (var client : clients) {
                    client.join();
                }
            }
        }
        try (var running = HeadlessBroker.start(folder, "--maximum-queued", "1000000")) {
            once.sendNothingNew();
            exactly.sendNothingNew();
            start(running, subscriber, once, exactly);
            Patience.until("everything is answered", () -> once.isFinished() && exactly.isFinished());
            for (var publisher : List.of(once, exactly)) {
                Patience.until(
                        () -> "acknowledged and not delivered, seed " + SEED + ": " + subscriber.missing(publisher),
                        () -> subscriber.missing(publisher).isEmpty());
            }
            running.kill();
            for (var client : clients) {
                client.join();
            }
        }
        System.out.printf(
                "CrashTest, seed %d: %d kills; QoS 1: %d acknowledged, 0 lost; QoS 2: %d acknowledged, %d delivered%n",
                SEED, KILLS, once.acknowledged(), exactly.acknowledged(), subscriber.distinct("load/2"));
        assertThat(subscriber.violations()).as("doubled or out of order at QoS 2, seed " + SEED).isEmpty();
        assertThat(once.acknowledged()).isPositive();
        assertThat(exactly.acknowledged()).isPositive();
    }

    private static void start(HeadlessBroker running, CrashClients.Subscriber subscriber, CrashClients.Publisher... publishers) {
        subscriber.start(running.port());
        Patience.until("the subscription is there", subscriber::isSubscribed);
        for (var publisher : publishers) {
            publisher.start(running.port());
        }
    }
}
