package dev.mqttworkbench.broker;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.transport.Loop;
import org.jspecify.annotations.Nullable;

/// Who publishes how much, in a window of ten seconds that moves by the second. Counting begins with the first question and ends when
/// nobody has asked for a while, so that nobody pays for what nobody looks at. On the broker's loop only.
final class Talkers {

    private static final int LONGEST_NAME = 200;
    private static final long LEASE = TimeUnit.SECONDS.toNanos(10);

    private @Nullable Counting counting;

    /// From the first question until some time behind the last.
    private static final class Counting {

        private final SlidingTally total = new SlidingTally();
        private final SlidingTallies publishers = new SlidingTallies();
        private final SlidingTallies subtrees = new SlidingTallies();
        private final long beganAt;
        private long askedAt;

        Counting(long now) {
            beganAt = now;
        }

        int second(long now) {
            return (int) TimeUnit.NANOSECONDS.toSeconds(now - beganAt);
        }
    }

    /// Whether anybody wants to know.
    boolean areCounted() {
        return counting != null;
    }

    /// A message was published. What the broker says by itself does not count.
    void count(Message message, long now) {
        var current = counting;
        if (current != null && !message.publisher().isEmpty()) {
            var second = current.second(now);
            var bytes = message.payload().size() + message.topic().value().length();
            current.total.add(second, bytes);
            current.publishers.add(cut(message.publisher()), second, bytes);
            current.subtrees.add(cut(subtree(message.topic().value())), second, bytes);
        }
    }

    private static String subtree(String topic) {
        var first = topic.indexOf('/');
        var second = first < 0 ? -1 : topic.indexOf('/', first + 1);
        return second < 0 ? topic : topic.substring(0, second);
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    /// What the last ten full seconds had, or as many as there are.
    ///
    /// @param most how many publishers and how many subtrees at the most
    TopTalkers ask(int most, Loop loop, long now) {
        var current = counting;
        if (current == null) {
            current = new Counting(now);
            counting = current;
            loop.afterNanos(LEASE, () -> endUnlessAsked(loop));
        }
        current.askedAt = now;
        var second = current.second(now);
        return new TopTalkers(
                Duration.ofSeconds(Math.min(second, SlidingTally.SECONDS)), current.total.before(second),
                current.publishers.largest(most, second), current.subtrees.largest(most, second));
    }

    private void endUnlessAsked(Loop loop) {
        var current = counting;
        if (current != null) {
            var left = LEASE - (System.nanoTime() - current.askedAt);
            if (left <= 0) {
                counting = null;
            } else {
                loop.afterNanos(left, () -> endUnlessAsked(loop));
            }
        }
    }
}
