package dev.mqttworkbench.app.retained;

import java.util.Optional;

import dev.mqttworkbench.app.payload.ByteCount;
import dev.mqttworkbench.app.workbench.Words;

/// Says below the list how many messages there are, how large, and where they are.
final class RetainedFooter {

    private final Words words;
    private boolean isPaused;

    RetainedFooter(Words words) {
        this.words = words;
    }

    /// Says from now on that the list stands still, or does not.
    void setPaused(boolean now) {
        isPaused = now;
    }

    /// The sentence for what is shown; empty where nothing is known.
    String of(Arrangement arrangement, Optional<RetainedSource> source) {
        var listing = arrangement.listing();
        if (source.isEmpty() || listing == Listing.UNKNOWN) {
            return "";
        }
        var size = ByteCount.format(arrangement.bytes(), words.locale());
        var shown = arrangement.rows().size();
        var counted = arrangement.wish().match().takesAll()
                ? words.get("retained.footer", shown, size)
                : words.get("retained.footer.filtered", shown, listing.messages().size(), size);
        return counted + where(listing, source.get()) + doubts(listing) + (isPaused ? words.get("retained.footer.paused") : "");
    }

    private String doubts(Listing listing) {
        return (listing.doubtful().isEmpty() ? "" : words.get("retained.footer.doubtful", listing.doubtful().size()))
                + (listing.withoutQos().isEmpty() ? "" : words.get("retained.footer.withoutQos", listing.withoutQos().size()));
    }

    private String where(Listing listing, RetainedSource source) {
        if (source.scan().isPresent()) {
            return listing.forgotten() == 0 ? "" : words.get("retained.footer.forgotten", listing.forgotten());
        }
        return words.get(listing.isOnDisk() ? "retained.footer.onDisk" : "retained.footer.inMemory");
    }
}
