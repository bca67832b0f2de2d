package dev.mqttworkbench.app.payload;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;

/// How a decoded payload differs from another one, line by line.
///
/// @param lines of both, in order
/// @param isComplete whether all was compared; where not, the lines are those of the newer payload
public record Difference(List<Changed> lines, boolean isComplete) {

    /// Where a line stands.
    public enum Mark {
        SAME,
        REMOVED,
        ADDED
    }

    /// A line with its mark.
    ///
    /// @param mark in which of the payloads it stands
    /// @param line as it is there
    /// @param delta by how much its number has changed, such as `+3`; empty where it has none before and after
    public record Changed(Mark mark, Line line, String delta) {}

    /// Two empty payloads.
    static final Difference NOTHING = new Difference(List.of(), true);

    /// More lines or more different ones would take seconds: comparing costs lines times differences.
    private static final int MOST_LINES = 20_000;
    private static final int MOST_DIFFERENT = 2_000;

    /// Compares two payloads. Any thread; takes some hundred milliseconds at the most.
    public static Difference between(Decoded older, Decoded newer) {
        if (isTooMuch(older.lines(), newer.lines())) {
            var head = newer.lines().subList(0, Math.min(MOST_LINES, newer.lines().size()));
            return new Difference(head.stream().map(Difference::same).toList(), false);
        }
        var lines = new ArrayList<Changed>();
        var at = 0;
        for (var delta : DiffUtils.diff(texts(older.lines()), texts(newer.lines())).getDeltas()) {
            for (; at < delta.getTarget().getPosition(); at++) {
                lines.add(same(newer.lines().get(at)));
            }
            addChanged(delta, older, newer, lines);
            at += delta.getTarget().size();
        }
        newer.lines().subList(at, newer.lines().size()).stream().map(Difference::same).forEach(lines::add);
        return new Difference(List.copyOf(lines), true);
    }

    /// The first lines that contain a text, whatever its case, `limit` at the most.
    int[] find(String text, int limit) {
        return text.isEmpty() ? new int[0]
                : IntStream.range(0, lines.size()).filter(i -> Decoded.containsIgnoringCase(lines.get(i).line().text(), text)).limit(limit).toArray();
    }

    private static boolean isTooMuch(List<Line> older, List<Line> newer) {
        return older.size() > MOST_LINES || newer.size() > MOST_LINES || EditDistance.isAbove(MOST_DIFFERENT, texts(older), texts(newer));
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
    }

    private static Changed same(Line line) {
        return new Changed(Mark.SAME, line, "");
    }

    /// Lines with the same path stand below each other, the older one first.
    private static void addChanged(AbstractDelta<String> delta, Decoded older, Decoded newer, List<Changed> lines) {
        var removed = new ArrayList<>(older.lines().subList(delta.getSource().getPosition(), delta.getSource().getPosition() + delta.getSource().size()));
        for (var line : newer.lines().subList(delta.getTarget().getPosition(), delta.getTarget().getPosition() + delta.getTarget().size())) {
            var before = line.path().isEmpty() ? Optional.<Line>empty() : removed.stream().filter(each -> each.path().equals(line.path())).findFirst();
            before.ifPresent(each -> {
                removed.subList(0, removed.indexOf(each) + 1).forEach(gone -> lines.add(new Changed(Mark.REMOVED, gone, "")));
                removed.subList(0, removed.indexOf(each) + 1).clear();
            });
            lines.add(new Changed(Mark.ADDED, line, before.flatMap(each -> step(each, line)).orElse("")));
        }
        removed.forEach(gone -> lines.add(new Changed(Mark.REMOVED, gone, "")));
    }

    /// In decimal digits, since 6.21 - 6.19 is not 0.02 in binary ones.
    private static Optional<String> step(Line before, Line after) {
        if (before.number().isEmpty() || after.number().isEmpty()) {
            return Optional.empty();
        }
        try {
            var step = digits(after).subtract(digits(before));
            return step.signum() == 0 ? Optional.empty() : Optional.of((step.signum() > 0 ? "+" : "") + step.toPlainString());
        } catch (NumberFormatException notFinite) {
            return Optional.empty();
        }
    }

    private static BigDecimal digits(Line line) {
        var number = new BigDecimal(line.tokens().stream().filter(token -> token.kind() == Token.Kind.NUMBER).findFirst().map(Token::text).orElse("-"));
        if (Math.abs(number.scale()) > 100) {
            throw new NumberFormatException("Too long for a line");
        }
        return number;
    }
}
