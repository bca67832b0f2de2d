package dev.mqttworkbench.benchmark;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;
import dev.mqttworkbench.mqtt.topic.TopicTree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// The topic tree by itself, with the mix of filters that the load generator's scenario `wild` subscribes to: exact, with one `+` in
/// the first or the second place, with `#`, and with three `+`, in equal parts; every topic is for one of them.
/// The median is the figure to look at.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TopicTreeBenchmark {

    /// A prime number of steps, so that topics come in no order that a cache would like.
    private static final int STEP = 7_919;

    private static final int SUBSCRIBERS = 50;

    @Param({"1000", "20000", "100000"})
    private int size;

    private final TopicTree<String> filters = new TopicTree<>();
    private final TopicTree<String> names = new TopicTree<>();
    private TopicName[] published = {};
    private String[] paths = {};
    private TopicFilter[] subscribed = {};
    private int next;

    /// Fills both trees.
    @Setup
    public void fill() {
        published = IntStream.range(0, size).mapToObj(k -> new TopicName(topic(k))).toArray(TopicName[]::new);
        paths = IntStream.range(0, size).mapToObj(TopicTreeBenchmark::filter).toArray(String[]::new);
        subscribed = IntStream.range(0, size).mapToObj(k -> new TopicFilter(filter(k))).toArray(TopicFilter[]::new);
        for (var path : paths) {
            filters.put(path, path);
        }
        for (var name : published) {
            names.put(name.value(), name.value());
        }
    }

    private static String topic(int k) {
        return "bench/w/a%d/b%d/d%d/t".formatted(k % 97, k / 97 % 89, k);
    }

    private static String filter(int k) {
        var a = k % 97;
        var b = k / 97 % 89;
        return switch (k / SUBSCRIBERS % 5) {
            case 0 -> topic(k);
            case 1 -> "bench/w/+/b%d/d%d/t".formatted(b, k);
            case 2 -> "bench/w/a%d/+/d%d/t".formatted(a, k);
            case 3 -> "bench/w/a%d/b%d/d%d/#".formatted(a, b, k);
            default -> "bench/w/+/+/d%d/+".formatted(k);
        };
    }

    private int next() {
        next = (next + STEP) % size;
        return next;
    }

    /// A PUBLISH looks for its subscriptions.
    @Benchmark
    public void forEachMatching(Blackhole found) {
        filters.forEachMatching(published[next()], found::consume);
    }

    /// A new subscription looks for its retained message.
    @Benchmark
    public void retainedOfAFilter(Blackhole found) {
        names.forEachValueMatchedBy(subscribed[next()], found::consume);
    }

    /// A subscription goes and comes.
    @Benchmark
    public void removeAndPut(Blackhole before) {
        var path = paths[next()];
        before.consume(filters.remove(path));
        before.consume(filters.put(path, path));
    }
}
