package dev.mqttworkbench.app.workbench;

import java.util.Comparator;

/// The order in which people read names: letters without regard to case, and numbers by their value, so that `room2` stands
/// before `room10`. Names that differ only in case or in leading zeros still have an order.
public final class NaturalOrder implements Comparator<String> {

    /// The one.
    public static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String left, String right) {
        var l = 0;
        var r = 0;
        while (l < left.length() && r < right.length()) {
            var leftEnd = endOfDigits(left, l);
            var rightEnd = endOfDigits(right, r);
            var difference = leftEnd > l && rightEnd > r
                    ? compareNumbers(left, l, leftEnd, right, r, rightEnd)
                    : Character.compare(folded(left.charAt(l)), folded(right.charAt(r)));
            if (difference != 0) {
                return difference;
            }
            var numbers = leftEnd > l && rightEnd > r;
            l = numbers ? leftEnd : l + 1;
            r = numbers ? rightEnd : r + 1;
        }
        var rest = Integer.compare(left.length() - l, right.length() - r);
        return rest != 0 ? rest : left.compareTo(right);
    }

    private static int compareNumbers(String left, int l, int leftEnd, String right, int r, int rightEnd) {
        var leftStart = withoutZeros(left, l, leftEnd);
        var rightStart = withoutZeros(right, r, rightEnd);
        var digits = Integer.compare(leftEnd - leftStart, rightEnd - rightStart);
        return digits != 0 ? digits : left.substring(leftStart, leftEnd).compareTo(right.substring(rightStart, rightEnd));
    }

    private static int withoutZeros(String text, int from, int end) {
        var start = from;
        while (start < end - 1 && text.charAt(start) == '0') {
            start++;
        }
        return start;
    }

    private static int endOfDigits(String text, int from) {
        var end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char folded(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
