package dev.mqttworkbench.broker;

/// How much of something there was a minute, as an average that forgets: over about 1, 5 and 15 minutes.
final class Load {

    private static final double[] MINUTES = {1, 5, 15};

    private final double[] averages = new double[MINUTES.length];
    private long before;

    /// The total has become `total` within `seconds` since the last call.
    void count(long total, double seconds) {
        var perMinute = (total - before) * 60 / seconds;
        before = total;
        for (var i = 0; i < MINUTES.length; i++) {
            var keeps = Math.exp(-seconds / 60 / MINUTES[i]);
            averages[i] = perMinute + keeps * (averages[i] - perMinute);
        }
    }

    double ofOneMinute() {
        return averages[0];
    }

    double ofFiveMinutes() {
        return averages[1];
    }

    double ofFifteenMinutes() {
        return averages[2];
    }
}
