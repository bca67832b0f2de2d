package dev.mqttworkbench.app.topics;

import java.util.Collection;
import java.util.List;

/// How many messages came in each of the last seconds. Costs nothing while none come.
final class Activity {

    /// How many seconds are kept, the running one included.
    static final int SECONDS = 32;

    private static final int SHORT = 3;
    private static final int LONG = 20;
    private static final int ENOUGH = 3 * SHORT;

    private final int[] counts = new int[SECONDS];
    private long newestSecond;
    private final long firstSecond;

    /// Nothing came yet.
    ///
    /// @param second the running one, counted from any moment
    Activity(long second) {
        newestSecond = second;
        firstSecond = second;
    }

    /// A message came in this second. Answers whether it was the first one in it.
    boolean add(long second) {
        moveTo(second);
        return counts[slot(second)]++ == 0;
    }

    private void moveTo(long second) {
        for (var each = Math.max(newestSecond + 1, second - SECONDS + 1); each <= second; each++) {
            counts[slot(each)] = 0;
        }
        newestSecond = Math.max(newestSecond, second);
    }

    private static int slot(long second) {
        return Math.floorMod(second, SECONDS);
    }

    /// Messages per second: over the last three full seconds when that is enough to count, otherwise over the last twenty.
    double rate(long second) {
        return rateBeside(second, List.of());
    }

    /// Messages per second, in the same way, without those that others count too.
    double rateBeside(long second, Collection<Activity> others) {
        var recent = sumBeside(second, SHORT, others);
        if (recent >= ENOUGH) {
            return recent / (double) SHORT;
        }
        var seconds = (int) Math.max(1, Math.min(LONG, second - firstSecond));
        return sumBeside(second, seconds, others) / (double) seconds;
    }

    private int sumBeside(long second, int seconds, Collection<Activity> others) {
        return sum(second, seconds) - others.stream().mapToInt(each -> each.sum(second, seconds)).sum();
    }

    private int sum(long second, int seconds) {
        var sum = 0;
        for (var i = 1; i <= seconds; i++) {
            sum += count(second - i);
        }
        return sum;
    }

    private int count(long second) {
        return second > newestSecond || second <= newestSecond - SECONDS ? 0 : counts[slot(second)];
    }

    /// The full seconds that are kept, oldest first.
    int[] history(long second) {
        var history = new int[SECONDS - 1];
        for (var i = 0; i < history.length; i++) {
            history[i] = count(second - history.length + i);
        }
        return history;
    }
}
