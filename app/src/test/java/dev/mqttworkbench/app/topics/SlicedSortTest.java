package dev.mqttworkbench.app.topics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlicedSortTest {

    /// What it is sorted by repeats, so that what was first is to stay first.
    private record Item(int key, int place) {}

    private static Item[] items(int count) {
        var random = new Random(count);
        return IntStream.range(0, count).mapToObj(i -> new Item(random.nextInt(1 + count / 3), i)).toArray(Item[]::new);
    }

    private static List<Item> sortedInSlices(Item[] items) {
        var sort = new SlicedSort<>(items.clone(), Comparator.comparingInt(Item::key));
        var isDone = false;
        while (!isDone) {
            isDone = sort.goOn(new Slice(0));
        }
        return sort.items();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 31, 33, 64, 1_000, 4_096, 5_001})
    void keepsWhatIsEqualInItsPlace(int count) {
        var items = items(count);
        assertThat(sortedInSlices(items)).isEqualTo(Arrays.stream(items).sorted(Comparator.comparingInt(Item::key)).toList());
    }

    @Test
    void takesInWhatCameBehindWhatIsSorted() {
        var items = items(5_000);
        Arrays.sort(items, 0, 4_900, Comparator.comparingInt(Item::key));
        assertThat(sortedInSlices(items)).isEqualTo(Arrays.stream(items).sorted(Comparator.comparingInt(Item::key)).toList());
    }
}
