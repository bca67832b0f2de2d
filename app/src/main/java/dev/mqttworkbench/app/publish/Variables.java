package dev.mqttworkbench.app.publish;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills variables in topics and payloads: `${counter}` counts the messages from 1, `${now}` is the time in ISO 8601 and
/// `${now:s}`, `${now:ms}` since 1970, `${random:0:100}` a number between two others, with as many digits behind the point as
/// the longer of them, `${uuid}` a new identifier. What is none of them stays as it is, and so does one of them behind another `$`, which
/// goes: `$${now}` is `${now}`. One thread at a time.
final class Variables {

    private static final Pattern VARIABLE = Pattern.compile("(\\$?)(\\$\\{([^{}]*)})");
    private static final Variables ANY = new Variables(Clock.systemUTC(), RandomGenerator.getDefault());

    private static final int MOST_DIGITS = 30;
    private static final int LONGEST_NUMBER = 40;

    private final Clock clock;
    private final RandomGenerator random;
    private long counter;

    Variables(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// Those of the computer, counting from 1.
    static Variables ofSystem() {
        return new Variables(Clock.systemUTC(), RandomGenerator.getDefault());
    }

    /// The next message begins.
    void count() {
        counter++;
    }

    /// How many messages began.
    long counter() {
        return counter;
    }

    /// The text with the values of this moment.
    String fill(String text) {
        return replace(text, (found, value) -> found.group(1).isEmpty() ? value : found.group(2));
    }

    /// What has to be written for a text in which nothing is a variable.
    static String quote(String text) {
        return ANY.replace(text, (found, value) -> found.group(1) + "$" + found.group(2));
    }

    /// @param by what stands for one that is found, by its value
    private String replace(String text, BiFunction<MatchResult, String, String> by) {
        return text.indexOf("${") < 0 ? text : VARIABLE.matcher(text).replaceAll(
                found -> Matcher.quoteReplacement(value(found.group(3)).map(value -> by.apply(found, value)).orElseGet(found::group)));
    }

    /// The first thing in the text that looks like a variable and is none.
    Optional<String> unknownIn(String text) {
        return VARIABLE.matcher(text).results().filter(found -> value(found.group(3)).isEmpty()).map(found -> found.group(2)).findFirst();
    }

    private Optional<String> value(String name) {
        return switch (name) {
            case "counter" -> Optional.of(Long.toString(counter));
            case "now" -> Optional.of(clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
            case "now:s" -> Optional.of(Long.toString(clock.instant().getEpochSecond()));
            case "now:ms" -> Optional.of(Long.toString(clock.millis()));
            case "uuid" -> Optional.of(new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63).toString());
            default -> name.startsWith("random:") ? random(name.split(":", -1)) : Optional.empty();
        };
    }

    /// Java would write such a number out, digit by digit, for minutes: anybody may have sent it.
    private static boolean isOutOfBounds(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS;
    }

    private Optional<String> random(String[] parts) {
        try {
            if (parts.length != 3 || parts[1].length() > LONGEST_NUMBER || parts[2].length() > LONGEST_NUMBER) {
                return Optional.empty();
            }
            var low = new BigDecimal(parts[1]);
            var high = new BigDecimal(parts[2]);
            if (isOutOfBounds(low) || isOutOfBounds(high)) {
                return Optional.empty();
            }
            var scale = Math.clamp(Math.max(low.scale(), high.scale()), 0, 15);
            var steps = high.subtract(low).scaleByPowerOfTen(scale).setScale(0, RoundingMode.DOWN).longValueExact();
            return steps < 0 || steps == Long.MAX_VALUE ? Optional.empty()
                    : Optional.of(low.add(BigDecimal.valueOf(random.nextLong(steps + 1), scale)).setScale(scale, RoundingMode.DOWN).toPlainString());
        } catch (ArithmeticException | NumberFormatException noNumbers) {
            return Optional.empty();
        }
    }
}
