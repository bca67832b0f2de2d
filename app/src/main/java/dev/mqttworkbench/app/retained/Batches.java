package dev.mqttworkbench.app.retained;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

import dev.mqttworkbench.app.fx.Tasks;

/// Does something with many elements, some hundred at a time, so that it can be watched and stopped. Made for one run, on the
/// JavaFX thread; what is done happens beside it.
///
/// @param <T> an element
/// @param <A> what a batch answers
final class Batches<T, A> {

    /// How many elements a batch has.
    static final int SIZE = 256;

    /// How a run ended.
    ///
    /// @param done how many of the elements are done
    /// @param failure why it ended early; empty where it was stopped or is complete
    record End(int done, Optional<Throwable> failure) {}

    private final Tasks tasks;
    private final List<T> all;
    private final Function<List<T>, CompletionStage<A>> step;
    private boolean isStopped;
    private int done;

    /// @param step does a batch
    Batches(Tasks tasks, List<T> all, Function<List<T>, CompletionStage<A>> step) {
        this.tasks = tasks;
        this.all = all;
        this.step = step;
    }

    /// Begins no further batch.
    void stop() {
        isStopped = true;
    }

    /// Runs one batch behind the other.
    ///
    /// @param answered hears what each answered
    /// @param progress hears how many are done
    /// @param ended is called once
    void run(Consumer<A> answered, IntConsumer progress, Consumer<End> ended) {
        if (isStopped || done == all.size()) {
            ended.accept(new End(done, Optional.empty()));
            return;
        }
        var next = Math.min(all.size(), done + SIZE);
        tasks.whenComplete(step.apply(all.subList(done, next)), answer -> {
            done = next;
            answered.accept(answer);
            progress.accept(done);
            run(answered, progress, ended);
        }, failure -> ended.accept(new End(done, Optional.of(failure))));
    }

    /// What was not done.
    List<T> rest() {
        return all.subList(done, all.size());
    }
}
