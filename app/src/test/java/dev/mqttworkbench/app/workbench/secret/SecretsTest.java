package dev.mqttworkbench.app.workbench.secret;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.profile.ProfileSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class SecretsTest {

    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final CountDownLatch locked = new CountDownLatch(1);

    /// A key store that answers when its user has opened it.
    private final class Locked implements SecretStore {

        @Override
        public Optional<String> read(String name) {
            return Optional.ofNullable(kept.get(name));
        }

        @Override
        public void write(String name, String secret) {
            try {
                locked.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            kept.put(name, secret);
        }

        @Override
        public void remove(String name) {
            kept.remove(name);
        }
    }

    private final Secrets secrets = new Secrets(new Locked(), new Tasks(Runnable::run, Executors.newVirtualThreadPerTaskExecutor()));

    @Test
    void waitsAtTheEndForWhatIsUnderWay() {
        secrets.keep("a", new ProfileSecrets("sesame", "", ""));
        locked.countDown();
        secrets.flush();

        assertThat(kept).containsEntry("a/password", "sesame");
    }

    @Test
    void doesNotWaitAtTheEndForAStoreThatAsksButLetsItAnswer() throws Exception {
        var answer = secrets.keep("a", new ProfileSecrets("sesame", "", "")).toCompletableFuture();
        secrets.flush();
        assertThat(kept).isEmpty();
        var waiting = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("secrets")).findFirst().orElseThrow();
        assertThat(waiting.isDaemon()).as("it keeps the process").isFalse();

        locked.countDown();
        answer.get(20, TimeUnit.SECONDS);
        assertThat(kept).containsEntry("a/password", "sesame");
        assertThat(waiting.join(Duration.ofSeconds(20))).as("the process may end").isTrue();
    }
}
