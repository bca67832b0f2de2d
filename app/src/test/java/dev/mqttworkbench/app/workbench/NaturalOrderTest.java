package dev.mqttworkbench.app.workbench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NaturalOrderTest {

    private static final List<String> NAMES = List.of(
            "", "$SYS", "-1", "007", "7", "10", "99999999999999999999", "100000000000000000000", "a", "a1", "A2", "a2", "a2b", "a02b", "a10", "B", "room", "room2",
            "room10", "room10a", "Ünit");

    @Test
    void readsNumbersByTheirValueAndLettersWithoutCase() {
        assertThat(sorted("room10", "room2", "Room1")).containsExactly("Room1", "room2", "room10");
        assertThat(sorted("v1.10", "v1.9", "v1.9.1")).containsExactly("v1.9", "v1.9.1", "v1.10");
        assertThat(sorted("99999999999999999999", "100000000000000000000", "3")).containsExactly("3", "99999999999999999999", "100000000000000000000");
    }

    @Test
    void tellsApartWhatDiffersInCaseOrZerosOnly() {
        assertThat(NaturalOrder.INSTANCE.compare("a02", "a2")).isNotZero();
        assertThat(NaturalOrder.INSTANCE.compare("A", "a")).isNotZero();
        assertThat(NaturalOrder.INSTANCE.compare("a2", "a2")).isZero();
    }

    /// Sorting complains about an order that contradicts itself.
    @Test
    void isAnOrder() {
        var random = new Random(7);
        for (var i = 0; i < 200; i++) {
            var names = new ArrayList<String>();
            for (var j = 0; j < 60; j++) {
                names.add(NAMES.get(random.nextInt(NAMES.size())) + NAMES.get(random.nextInt(NAMES.size())));
            }
            names.sort(NaturalOrder.INSTANCE);
            for (var j = 1; j < names.size(); j++) {
                assertThat(NaturalOrder.INSTANCE.compare(names.getFirst(), names.get(j))).isNotPositive();
                assertThat(NaturalOrder.INSTANCE.compare(names.get(j), names.get(j - 1))).isNotNegative();
            }
        }
    }

    private static List<String> sorted(String... names) {
        var list = new ArrayList<>(List.of(names));
        Collections.shuffle(list, new Random(1));
        list.sort(NaturalOrder.INSTANCE);
        return list;
    }
}
