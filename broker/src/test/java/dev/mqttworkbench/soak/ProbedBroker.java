package dev.mqttworkbench.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

import dev.mqttworkbench.cli.BrokerCommand;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.netty.util.internal.PlatformDependent;

/// The headless command in a process that says, for each line it reads, what memory and threads it has behind a garbage collection.
final class ProbedBroker {

    /// What the lines with the answers begin with.
    static final String ANSWER = "probe ";

    private ProbedBroker() {}

    /// Takes the arguments of the command.
    public static void main(String... arguments) {
        Thread.ofPlatform().daemon().name("probe").start(ProbedBroker::answer);
        BrokerCommand.main(arguments);
    }

    private static void answer() {
        var questions = new BufferedReader(new InputStreamReader(System.in));
        try {
            while (questions.readLine() != null) {
                System.gc();
                System.out.printf(ANSWER + "%d %d %d%n", heap(), direct(), ManagementFactory.getThreadMXBean().getThreadCount());
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static long heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// Of Java's own buffers and of Netty's, which may be the same bytes under two names.
    private static long direct() {
        var java = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        var netty = ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider provider
                ? provider.metric().usedDirectMemory()
                : 0;
        return Math.max(java, Math.max(netty, PlatformDependent.usedDirectMemory()));
    }
}
