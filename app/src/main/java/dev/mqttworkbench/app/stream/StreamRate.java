package dev.mqttworkbench.app.stream;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Words;

/// How fast messages come, and where they are, as bars and in sentences. On the JavaFX thread only.
public final class StreamRate {

    private static final long REFRESH = 250_000_000L;

    private final Words words;
    private final RateHistory rates = new RateHistory();
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyStringWrapper skippedSentence = new ReadOnlyStringWrapper(this, "skippedSentence", "");
    private final ReadOnlyBooleanWrapper skipping = new ReadOnlyBooleanWrapper(this, "skipping", false);
    private final ReadOnlyObjectWrapper<long[]> bars = new ReadOnlyObjectWrapper<>(this, "bars", new long[0]);
    private long counted;
    private long refreshedAt = Long.MIN_VALUE;

    StreamRate(Words words) {
        this.words = words;
    }

    /// The rate and the accounts in a sentence, without what was skipped.
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// How many messages were never shown.
    public ReadOnlyStringProperty skippedSentenceProperty() {
        return skippedSentence.getReadOnlyProperty();
    }

    /// Whether any message was never shown.
    public ReadOnlyBooleanProperty skippingProperty() {
        return skipping.getReadOnlyProperty();
    }

    /// Messages in each of the last seconds, oldest first.
    public ReadOnlyObjectProperty<long[]> barsProperty() {
        return bars.getReadOnlyProperty();
    }

    /// Counts what came up to now.
    void count(long now, MessageLog.Accounts accounts) {
        rates.add(now, accounts.received() - counted);
        counted = accounts.received();
    }

    /// Whether what is said is old enough to be said anew; then it counts as said.
    boolean isDue(long now) {
        if (refreshedAt != Long.MIN_VALUE && now - refreshedAt < REFRESH) {
            return false;
        }
        refreshedAt = now;
        return true;
    }

    /// Says how it is now.
    ///
    /// @param listed how many messages the Stream can show without a filter: the newest one of each topic is kept for longer
    void refresh(long now, MessageLog.Accounts accounts, int listed) {
        bars.set(rates.lastSeconds(now));
        sentence.set(listed == accounts.kept()
                ? words.get("stream.rate", rates.perSecond(now), rates.peak(), accounts.kept(), accounts.received())
                : words.get("stream.rate.listed", rates.perSecond(now), rates.peak(), listed, accounts.kept(), accounts.received()));
        skippedSentence.set(words.get("stream.skipped", accounts.skipped()));
        skipping.set(accounts.skipped() > 0);
    }

    /// Another connection begins.
    void begin() {
        counted = 0;
        refreshedAt = Long.MIN_VALUE;
    }
}
