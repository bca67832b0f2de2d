package dev.mqttworkbench.app.workbench;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// What the reader prefers, beside the theme; survives a restart.
///
/// @param language in which the workbench speaks
/// @param typePercent how large everything is, 100 to 200
/// @param historyMegabytes how much memory the messages of all connections may take, in units of 2^20 bytes, at least
///         [#LEAST_HISTORY]
public record Preferences(Language language, int typePercent, int historyMegabytes) {

    /// The smallest history, in megabytes.
    public static final int LEAST_HISTORY = 16;

    /// Before anything was chosen.
    public static final Preferences FIRST = new Preferences(Language.SYSTEM, 100, (int) (MessageLog.BUDGET >> 20));

    /// A language of the workbench.
    public enum Language {
        /// That of the system, where the workbench speaks it.
        SYSTEM(Optional.empty()),
        /// English.
        ENGLISH(Optional.of(Locale.ENGLISH)),
        /// German.
        GERMAN(Optional.of(Locale.GERMAN));

        private final Optional<Locale> locale;

        Language(Optional<Locale> locale) {
            this.locale = locale;
        }

        /// The locale of this language.
        ///
        /// @param ofSystem where the system decides
        public Locale locale(Locale ofSystem) {
            return locale.orElse(ofSystem);
        }
    }

    /// A file may say anything.
    public Preferences {
        Objects.requireNonNull(language);
        typePercent = Math.clamp(typePercent, 100, 200);
        historyMegabytes = Math.max(LEAST_HISTORY, historyMegabytes);
    }

    /// The largest history, in megabytes: half of what the program may take.
    public static int mostHistory() {
        return (int) Math.max(LEAST_HISTORY, Runtime.getRuntime().maxMemory() / 2 >> 20);
    }

    /// The history in bytes, as far as there is memory for it.
    public long historyBytes() {
        return (long) Math.min(historyMegabytes, mostHistory()) << 20;
    }

    /// The same in another language.
    public Preferences withLanguage(Language other) {
        return new Preferences(other, typePercent, historyMegabytes);
    }

    /// The same in another size.
    public Preferences withTypePercent(int other) {
        return new Preferences(language, other, historyMegabytes);
    }

    /// The same with more or less history.
    public Preferences withHistoryMegabytes(int other) {
        return new Preferences(language, typePercent, other);
    }
}
