package dev.mqttworkbench.app.retained;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.retained.Arrangement.Wish;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.RetainedMessage;

/// The retained messages as the reader wants them: asks the source what has changed, and has it filtered and sorted beside the
/// JavaFX thread, on which everything here happens.
final class RetainedList {

    private static final long SHORTEST_INTERVAL = 300_000_000L;
    private static final long SECOND = 1_000_000_000L;
    /// A listing of many takes time at the broker and here; it is asked for so rarely that most of the time stays for others.
    private static final int REST_PER_WORK = 9;

    private final Words words;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Arrangement> arrangement = new ReadOnlyObjectWrapper<>(this, "arrangement", Arrangement.NOTHING);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private Optional<RetainedSource> source = Optional.empty();
    private Wish wish = Arrangement.NOTHING.wish();
    private Listing listing = Listing.UNKNOWN;

    // The question that is under way; its answer counts only while the source is the same.
    private boolean isAsking;
    private long number;
    private long askedAt;
    private long beganAt;
    private long dueAt = Long.MIN_VALUE;

    // The arrangement that is being made, and whether it is out of date already.
    private boolean isArranging;
    private boolean isArrangedAnew;

    /// Lists nothing yet.
    RetainedList(Words words, Tasks tasks) {
        this.words = words;
        this.tasks = tasks;
    }

    /// Lists the messages of another source from now on.
    void useSource(Optional<RetainedSource> other) {
        source = other;
        number++;
        isAsking = false;
        listing = Listing.UNKNOWN;
        failure.set("");
        arrange();
        refresh();
    }

    /// Asks as soon as it can.
    void refresh() {
        dueAt = Long.MIN_VALUE;
    }

    /// Asks where it is time.
    ///
    /// @param now monotonic, in nanoseconds
    void ask(long now) {
        if (!isAsking && (dueAt == Long.MIN_VALUE || now >= dueAt)) {
            source.ifPresent(asked -> ask(asked, now));
        }
    }

    private void ask(RetainedSource asked, long now) {
        var mine = number;
        isAsking = true;
        askedAt = now;
        beganAt = System.nanoTime();
        dueAt = now + SHORTEST_INTERVAL;
        tasks.whenComplete(asked.changedSince(listing.version()), answer -> {
            if (mine == number) {
                isAsking = false;
                failure.set("");
                answer.ifPresent(this::listed);
            }
        }, wrong -> {
            if (mine == number) {
                isAsking = false;
                dueAt = now + SECOND;
                fail(wrong);
            }
        });
    }

    private void fail(Throwable wrong) {
        failure.set(words.get("retained.error.list", new FailureWords(words).of(wrong)));
    }

    private void listed(Listing changed) {
        listing = changed;
        arrange();
    }

    /// Filters and sorts otherwise from now on.
    void want(Wish other) {
        if (!other.equals(wish)) {
            wish = other;
            arrange();
        }
    }

    /// Takes what has expired out of the rows.
    void leaveOutExpired() {
        if (arrangement.get().isOver(Instant.now())) {
            arrange();
        }
    }

    /// One arrangement is made at a time; when it is done and something else is wanted by now, the next one begins.
    private void arrange() {
        if (isArranging) {
            isArrangedAnew = true;
            return;
        }
        isArranging = true;
        var from = listing;
        var wanted = wish;
        tasks.whenComplete(CompletableFuture.supplyAsync(() -> Arrangement.of(from, wanted, Instant.now()), tasks.background()), made -> {
            show(made);
            arrangeAnew();
        }, wrong -> {
            fail(wrong);
            arrangeAnew();
        });
    }

    private void show(Arrangement made) {
        var isNews = made.listing() != arrangement.get().listing();
        arrangement.set(made);
        if (isNews && dueAt != Long.MIN_VALUE) { // the next question waits as long as the last one deserves, with all that it caused
            dueAt = Math.max(dueAt, askedAt + (System.nanoTime() - beganAt) * (1 + REST_PER_WORK));
        }
    }

    private void arrangeAnew() {
        isArranging = false;
        if (isArrangedAnew) {
            isArrangedAnew = false;
            arrange();
        }
    }

    /// Where the messages are known from.
    Optional<RetainedSource> source() {
        return source;
    }

    /// What is wanted.
    Wish wish() {
        return wish;
    }

    /// All that is known.
    List<RetainedMessage> all() {
        return listing.messages();
    }

    /// What the filter takes, also where the rows do not follow it yet.
    List<RetainedMessage> fitting() {
        return arrangement.get().wish().match().equals(wish.match())
                ? arrangement.get().rows()
                : all().stream().filter(message -> wish.match().takes(message.topic())).toList();
    }

    /// What is shown.
    ReadOnlyObjectProperty<Arrangement> arrangementProperty() {
        return arrangement.getReadOnlyProperty();
    }

    /// Why the list could not be made, empty where it could.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
