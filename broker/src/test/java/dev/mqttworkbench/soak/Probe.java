package dev.mqttworkbench.soak;

import java.util.List;
import java.util.function.ToLongFunction;

import static org.assertj.core.api.Assertions.assertThat;

/// What a broker has at one moment.
///
/// @param second since the beginning
/// @param heap bytes behind a garbage collection
/// @param direct bytes outside of the heap
/// @param threads of the process
/// @param connections that passed CONNECT and are open
/// @param sessions of connected clients and of others
record Probe(long second, long heap, long direct, int threads, int connections, int sessions) {

    /// How much more the last third may have than the second one: what is loaded and cached late, not what is kept.
    private static final long SLACK = 8 << 20;
    private static final int SLACK_OF_THREADS = 2;

    /// The most of the last third is not more than the most of the third before it.
    static void requireFlat(List<Probe> probes) {
        requireFlat(probes, "heap", Probe::heap, SLACK);
        requireFlat(probes, "direct memory", Probe::direct, SLACK);
        requireFlat(probes, "threads", Probe::threads, SLACK_OF_THREADS);
    }

    private static void requireFlat(List<Probe> probes, String what, ToLongFunction<Probe> value, long slack) {
        var third = probes.size() / 3;
        assertThat(third).as("probes in a third").isPositive();
        var middle = most(probes.subList(third, 2 * third), value);
        var last = most(probes.subList(2 * third, probes.size()), value);
        assertThat(last).as("%s of the last third, in %s", what, probes).isLessThanOrEqualTo(middle + slack);
    }

    private static long most(List<Probe> probes, ToLongFunction<Probe> value) {
        return probes.stream().mapToLong(value).max().orElseThrow();
    }

    @Override
    public String toString() {
        return "%d s: heap %.1f MB, direct %.1f MB, %d threads, %d connections, %d sessions"
                .formatted(second, heap / 1e6, direct / 1e6, threads, connections, sessions);
    }
}
