package dev.mqttworkbench.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RingTest {

    private static Ring<Integer> ofElements(int most) {
        return new Ring<>(most, Long.MAX_VALUE, element -> 1);
    }

    /// Each element counts as many bytes as its value.
    private static Ring<Integer> ofBytes(long most) {
        return new Ring<>(1_000, most, element -> element);
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 6, 100})
    void keepsTheNewestInTheirOrderAndCountsTheRest(int added) {
        var ring = ofElements(5);
        numbers(1, added).forEach(ring::add);
        var kept = Math.min(added, 5);
        assertThat(ring.drain()).isEqualTo(new Ring.Drained<>(numbers(added - kept + 1, added), added - kept));
    }

    @Test
    void countsWhatWasLostSinceTheLastDrainOnly() {
        var ring = ofElements(2);
        numbers(1, 5).forEach(ring::add);
        assertThat(ring.drain().lost()).isEqualTo(3);
        assertThat(ring.drain()).as("nothing has come").isEqualTo(new Ring.Drained<>(List.of(), 0));
        numbers(6, 8).forEach(ring::add);
        assertThat(ring.drain()).isEqualTo(new Ring.Drained<>(numbers(7, 8), 1));
    }

    @Test
    void isBoundedByBytes() {
        var ring = ofBytes(10);
        List.of(4, 3, 3).forEach(ring::add);
        assertThat(ring.drain()).as("just as many as may be").isEqualTo(new Ring.Drained<>(List.of(4, 3, 3), 0));
        List.of(4, 3, 3, 1).forEach(ring::add);
        assertThat(ring.drain()).isEqualTo(new Ring.Drained<>(List.of(3, 3, 1), 1));
        List.of(1, 1, 1, 9).forEach(ring::add);
        assertThat(ring.drain()).as("a large one pushes several out").isEqualTo(new Ring.Drained<>(List.of(1, 9), 2));
    }

    @Test
    void countsTheBytesFromTheBeginningBehindADrain() {
        var ring = ofBytes(10);
        ring.add(10);
        ring.drain();
        List.of(5, 5).forEach(ring::add);
        assertThat(ring.drain().elements()).containsExactly(5, 5);
    }

    @Test
    void keepsOneElementWhateverItsSize() {
        var ring = ofBytes(10);
        List.of(2, 50).forEach(ring::add);
        assertThat(ring.drain()).isEqualTo(new Ring.Drained<>(List.of(50), 1));
        List.of(50, 2).forEach(ring::add);
        assertThat(ring.drain()).isEqualTo(new Ring.Drained<>(List.of(2), 1));
    }

    /// While one thread adds and another one takes, each element is either taken, once and in its order, or counted.
    @Test
    void losesNothingUncountedBetweenTwoThreads() {
        var total = 200_000;
        var ring = ofElements(100);
        var adding = CompletableFuture.runAsync(() -> numbers(1, total).forEach(ring::add));
        var taken = new ArrayList<Integer>();
        var lost = 0L;
        while (!adding.isDone()) {
            lost += take(ring, taken);
        }
        adding.join();
        lost += take(ring, taken);
        assertThat(taken.size() + lost).isEqualTo(total);
        assertThat(taken).isSorted().doesNotHaveDuplicates().endsWith(total);
    }

    private static long take(Ring<Integer> ring, List<Integer> taken) {
        var drained = ring.drain();
        taken.addAll(drained.elements());
        return drained.lost();
    }

    @Test
    void needsRoomForOne() {
        assertThatThrownBy(() -> ofElements(0)).isInstanceOf(IllegalArgumentException.class).hasMessage("A ring needs room for one element");
    }
}
