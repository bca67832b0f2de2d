package dev.mqttworkbench.app.launch;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.sun.management.OperatingSystemMXBean;

/// What the workbench takes while a flood runs: processor time, by kind of thread, and what lives in the heap after a collection.
/// One thread.
final class Use {

    private static final String BROKER = "mqtt-broker";
    private static final String SCREEN = "JavaFX";
    private static final String CLIENT = "mqtt-client";

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Long> alive = new ArrayList<>();
    private Map<String, Long> before = Map.of();
    private Map<String, Long> now = Map.of();
    private long began;
    private long processorBegan;
    private long measured;
    private long processor;

    /// The first look begins the measuring: what starts up before that does not count.
    void look() {
        if (began == 0) {
            began = System.nanoTime();
            processorBegan = system.getProcessCpuTime();
            before = ofThreads();
            return;
        }
        measured = System.nanoTime() - began;
        processor = system.getProcessCpuTime() - processorBegan;
        now = ofThreads();
        var megabytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getCollectionUsage).filter(Objects::nonNull).mapToLong(MemoryUsage::getUsed).sum() >> 20;
        if (alive.isEmpty() || alive.getLast() != megabytes) {
            alive.add(megabytes);
        }
    }

    private Map<String, Long> ofThreads() {
        var times = new HashMap<String, Long>();
        for (var info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null) {
                times.merge(info.getThreadName(), Math.max(0, threads.getThreadCpuTime(info.getThreadId())), Long::sum);
            }
        }
        return times;
    }

    private double percent(Predicate<String> isMeant) {
        var nanos = now.entrySet().stream().filter(entry -> isMeant.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0L)).sum();
        return measured == 0 ? 0 : 100.0 * nanos / measured;
    }

    private double all() {
        return measured == 0 ? 0 : 100.0 * processor / measured;
    }

    /// Percent of one core that everything but the broker took: the client, the window, and Java itself, which compiles and collects.
    double withoutBroker() {
        return all() - percent(name -> name.startsWith(BROKER));
    }

    /// Percent of one core, in all and by kind of thread.
    String processor() {
        return String.format(Locale.ROOT, "%.1f = broker %.1f + client %.1f + window %.1f + Java's own and the rest %.1f", all(),
                percent(name -> name.startsWith(BROKER)), percent(name -> name.startsWith(CLIENT)), percent(name -> name.startsWith(SCREEN)),
                all() - percent(name -> name.startsWith(BROKER) || name.startsWith(CLIENT) || name.startsWith(SCREEN)));
    }

    /// The threads that took most, with percent of one core. Those of Java itself, which compile and collect, are not among them.
    String threads() {
        return now.keySet().stream().map(name -> Map.entry(name, percent(name::equals))).filter(each -> each.getValue() >= 0.05)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(each -> String.format(Locale.ROOT, "%s %.2f", each.getKey(), each.getValue())).collect(Collectors.joining(", "));
    }

    /// Megabytes after the collections, in turn.
    List<Long> alive() {
        return alive;
    }
}
