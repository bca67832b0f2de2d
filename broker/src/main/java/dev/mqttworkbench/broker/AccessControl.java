package dev.mqttworkbench.broker;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.mqttworkbench.access.AccessFiles;
import dev.mqttworkbench.access.Accounts;
import dev.mqttworkbench.access.Principal;
import dev.mqttworkbench.access.Rights;
import dev.mqttworkbench.access.UnusableAccessFile;
import dev.mqttworkbench.access.Verdict;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.transport.Loop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who may do what in one running broker: what stands in the access files, and the threads on which passwords are checked and
/// files are read, because both are slow. On the broker's loop, but for [#open(AccessSettings, Loop)].
final class AccessControl {

    private static final Logger LOG = LoggerFactory.getLogger(AccessControl.class);

    /// How long a worker stays without work, in seconds.
    private static final int IDLE = 10;

    private final AccessSettings settings;
    private final Loop loop;
    private final AccessFiles files;
    private final ThreadPoolExecutor workers;
    private Runnable changed = () -> {};

    private AccessControl(AccessSettings settings, Loop loop, AccessFiles files, ThreadPoolExecutor workers) {
        this.settings = settings;
        this.loop = loop;
        this.files = files;
        this.workers = workers;
    }

    /// Reads the files, on a thread of its own. From any thread.
    ///
    /// @return fails with an [AccessFailure] when one cannot be used
    static CompletionStage<AccessControl> open(AccessSettings settings, Loop loop) {
        var workers = workers();
        return CompletableFuture.supplyAsync(
                        () -> {
                            var files = new AccessFiles(settings.passwordFile(), settings.scramFile(), settings.accessList());
                            return new AccessControl(settings, loop, files, workers);
                        },
                        workers)
                .whenComplete((opened, failure) -> {
                    if (failure != null) {
                        workers.shutdown();
                    }
                })
                .exceptionallyCompose(failure -> CompletableFuture.failedStage(sentence(failure)));
    }

    private static Throwable sentence(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof UnusableAccessFile unusable ? new AccessFailure(String.valueOf(unusable.getMessage())) : cause;
    }

    /// Half of the processors at the most: whoever guesses passwords must not take the broker's time.
    private static ThreadPoolExecutor workers() {
        var threads = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);
        var workers = new ThreadPoolExecutor(threads, threads, IDLE, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task ->
                Thread.ofPlatform().name("mqtt-broker-access").daemon().unstarted(task));
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    /// Begins to look at the files.
    ///
    /// @param whenChanged told on the loop that something else holds now
    void begin(Runnable whenChanged) {
        changed = whenChanged;
        if (!files.isEmpty()) {
            warnOfNamesThatNobodyHas();
            loop.after(settings.checkInterval(), this::lookAgain);
        }
    }

    private void warnOfNamesThatNobodyHas() {
        if (settings.passwordFile().isEmpty() && settings.scramFile().isEmpty()
                && files.content().accessList().filter(list -> list.namesUsers()).isPresent()) {
            LOG.warn("The access list has rules for users, but no file says who they are: without a client certificate every client"
                    + " is anonymous");
        }
    }

    private void lookAgain() {
        if (workers.isShutdown()) {
            return;
        }
        refresh(files::lookAgain).whenComplete((outcome, failure) -> {
            if (!workers.isShutdown()) {
                if (failure != null) {
                    LOG.error("The access files could not be looked at", failure);
                }
                loop.after(settings.checkInterval(), this::lookAgain);
            }
        });
    }

    /// Reads all files again now.
    ///
    /// @return fails with an [AccessFailure] when one cannot be used; what stood in it before still holds then
    CompletionStage<Void> reload() {
        return refresh(files::readAgain).thenCompose(outcome -> outcome.refused().isEmpty()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(new AccessFailure(String.join("\n", outcome.refused()))));
    }

    private CompletionStage<AccessFiles.Outcome> refresh(Supplier<AccessFiles.Outcome> read) {
        return CompletableFuture.supplyAsync(read, workers).thenCompose(outcome -> loop.ask(() -> {
            outcome.refused().forEach(sentence -> LOG.warn("{}; what stood there before still holds", sentence));
            outcome.read().forEach(file -> LOG.info("The file {} was read again, and what stands there holds now", file));
            if (outcome.changed()) {
                changed.run();
            }
            return outcome;
        }));
    }

    Accounts accounts() {
        return files.content().accounts();
    }

    /// What is decided about a CONNECT at once.
    ///
    /// @param certificateName the verified name in the client's certificate, where it came with one
    Verdict decide(Connect connect, boolean onThisComputer, Optional<String> certificateName) {
        return accounts().on(connect, settings.allowsAnonymous(onThisComputer), certificateName);
    }

    Rights rightsOf(Principal principal, String clientIdentifier) {
        return files.content().rightsOf(principal, clientIdentifier);
    }

    /// Checks a password on another thread.
    ///
    /// @param outcome told on the loop who it is; empty when the password is wrong
    /// @return to call it off
    Future<?> check(Verdict.PasswordToCheck password, Consumer<Optional<Principal>> outcome) {
        return workers.submit(() -> {
            var principal = password.check();
            loop.later(() -> outcome.accept(principal));
        });
    }

    /// Ends the threads; what they still do is of no use to anybody.
    void close() {
        workers.shutdownNow();
    }
}
