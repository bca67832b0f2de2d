package dev.mqttworkbench.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BoundedListTest {

    private final BoundedList<Integer> list = new BoundedList<>(3_000);

    @Test
    void forgetsAtTheFrontWhatHasNoRoom() {
        assertThat(list.append(range(0, 2_500))).isZero();
        assertThat(list.append(range(2_500, 4_000))).isEqualTo(1_000);

        assertThat(list).isEqualTo(range(1_000, 4_000));
    }

    @Test
    void keepsTheEndOfABatchThatIsTooLong() {
        list.append(range(0, 10));

        assertThat(list.append(range(10, 5_010))).isEqualTo(2_010);
        assertThat(list).isEqualTo(range(2_010, 5_010));
    }

    @Test
    void tellsOneChangeABatch() {
        list.append(range(0, 3_000));
        var changes = new ArrayList<String>();
        list.addListener((ListChangeListener<Integer>) change -> {
            while (change.next()) {
                changes.add("%d-%d, %d removed".formatted(change.getFrom(), change.getTo(), change.getRemovedSize()));
            }
            changes.add("end");
        });

        list.append(range(3_000, 3_010));

        assertThat(changes).containsExactly("0-0, 10 removed", "2990-3000, 0 removed", "end");
    }

    @Test
    void canBeFilledAnewWhenItWasCleared() {
        list.append(range(0, 2_999));
        list.clear();
        assertThat(list).isEmpty();

        list.append(range(5, 9));
        assertThat(list).isEqualTo(range(5, 9));
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
