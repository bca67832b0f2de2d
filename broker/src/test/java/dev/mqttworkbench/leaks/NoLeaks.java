package dev.mqttworkbench.leaks;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Follows every buffer through all tests and fails the run when one is never released. Found by JUnit itself
/// (`META-INF/services`), for every test class; works with `-Dio.netty.leakDetection.level=paranoid`.
public final class NoLeaks implements BeforeAllCallback {

    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static final AtomicBoolean WATCHING = new AtomicBoolean();

    @Override
    public void beforeAll(ExtensionContext context) {
        if (WATCHING.compareAndSet(false, true)) {
            ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new Detectors());
            context.getRoot().getStore(Namespace.GLOBAL).put(NoLeaks.class, (AutoCloseable) NoLeaks::requireNone);
        }
    }

    /// A leak is noticed when the garbage collector has found the buffer and another one is allocated.
    private static void requireNone() {
        for (var i = 0; i < 5; i++) {
            System.gc();
            for (var j = 0; j < 100; j++) {
                PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
            }
        }
        if (!LEAKS.isEmpty()) {
            throw new AssertionError(LEAKS.size() + " buffers were never released, the first one:\n" + LEAKS.peek());
        }
    }

    private static final class Detectors extends ResourceLeakDetectorFactory {
        @Override
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval) {
            return new ResourceLeakDetector<>(resource, samplingInterval) {
                @Override
                protected void reportTracedLeak(String resourceType, String records) {
                    LEAKS.add(resourceType + records);
                    super.reportTracedLeak(resourceType, records);
                }

                @Override
                protected void reportUntracedLeak(String resourceType) {
                    LEAKS.add(resourceType);
                    super.reportUntracedLeak(resourceType);
                }
            };
        }

        @Override
        @SuppressWarnings("deprecation") // the older form is still abstract
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval, long maxActive) {
            return newResourceLeakDetector(resource, samplingInterval);
        }
    }
}
