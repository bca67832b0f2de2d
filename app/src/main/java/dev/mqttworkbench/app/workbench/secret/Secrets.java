package dev.mqttworkbench.app.workbench.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.profile.ProfileSecrets;

/// The passwords of all profiles, in a store beside the screen: one request behind the other. On the JavaFX thread only.
public final class Secrets {

    private static final Duration FLUSH = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final SecretStore store;
    private final Tasks tasks;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    /// @param store where they are kept
    public Secrets(SecretStore store, Tasks tasks) {
        this.store = store;
        this.tasks = tasks;
    }

    /// The passwords of a profile. Completes on any thread, exceptionally with the system's [IOException].
    public CompletionStage<ProfileSecrets> of(String id) {
        return next(() -> new ProfileSecrets(read(id, "password"), read(id, "key"), read(id, "proxy")));
    }

    /// Keeps the passwords of a profile; empty ones are forgotten. Completes on any thread, exceptionally with the system's
    /// [IOException].
    public CompletionStage<ProfileSecrets> keep(String id, ProfileSecrets secrets) {
        return next(() -> {
            write(id, "password", secrets.password());
            write(id, "key", secrets.keyPassword());
            write(id, "proxy", secrets.proxyPassword());
            return secrets;
        });
    }

    private <T> CompletionStage<T> next(Supplier<T> request) {
        var answer = last.handleAsync((ignored, earlierFailure) -> request.get(), tasks.background());
        last = answer;
        return answer.exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                failure instanceof CompletionException && failure.getCause() instanceof UncheckedIOException refused ? refused.getCause() : failure));
    }

    private String read(String id, String kind) {
        try {
            return store.read(name(id, kind)).orElse("");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void write(String id, String kind, String secret) {
        try {
            if (secret.isEmpty()) {
                store.remove(name(id, kind));
            } else {
                store.write(name(id, kind), secret);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static String name(String id, String kind) {
        return id + "/" + kind;
    }

    /// Lets all that was asked for be done, when the program ends. Waits as long as a file may take; a key store that takes longer, perhaps since it
    /// asks the user, keeps the process for a minute at the most, and not the JavaFX thread.
    public void flush() {
        var asked = last;
        if (!isDone(asked, FLUSH)) {
            Thread.ofPlatform().name("secrets").daemon(false).start(() -> isDone(asked, LONGEST));
        }
    }

    /// Waits for it, however it ends.
    private static boolean isDone(CompletableFuture<?> request, Duration longest) {
        try {
            request.handle((ignored, failure) -> "done").get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
