package dev.mqttworkbench.broker;

/// Messages and bytes of each of the last seconds. Seconds are numbers that never go back.
final class SlidingTally {

    /// How many full seconds are kept, beside the one that runs.
    static final int SECONDS = 10;

    private static final int PLACES = SECONDS + 1;

    private final int[] messages = new int[PLACES];
    private final long[] bytes = new long[PLACES];
    private int latest;

    /// Counts one message.
    void add(int second, int size) {
        forgetUntil(second);
        messages[second % PLACES]++;
        bytes[second % PLACES] += size;
    }

    private void forgetUntil(int second) {
        for (var each = Math.max(latest + 1, second - PLACES + 1); each <= second; each++) {
            messages[each % PLACES] = 0;
            bytes[each % PLACES] = 0;
        }
        latest = Math.max(latest, second);
    }

    /// The sum of the full seconds before this one.
    TopTalkers.Tally before(int second) {
        forgetUntil(second);
        var sum = 0L;
        var sumOfBytes = 0L;
        for (var i = 0; i < PLACES; i++) {
            if (i != second % PLACES) {
                sum += messages[i];
                sumOfBytes += bytes[i];
            }
        }
        return new TopTalkers.Tally(sum, sumOfBytes);
    }

    /// How many messages there are in all places.
    long messages(int second) {
        forgetUntil(second);
        var sum = 0L;
        for (var each : messages) {
            sum += each;
        }
        return sum;
    }
}
