package dev.mqttworkbench.mqtt.delivery;

import java.util.HashMap;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/// The table answers as a map of integers does.
class IdentifierTableProperties {

    @Property(tries = 200)
    void equalsAMap(@ForAll @Size(max = 400) List<@IntRange(min = -600, max = 600) Integer> steps) {
        var table = new IdentifierTable<String>();
        var map = new HashMap<Integer, String>();
        for (var step : steps) {
            var identifier = 1 + Math.abs(step) * 109; // over all pages, up to 65,401
            if (step > 0) {
                assertThat(table.put(identifier, "of " + step)).isEqualTo(map.put(identifier, "of " + step) == null);
            } else {
                assertThat(table.remove(identifier)).isEqualTo(map.remove(identifier) != null);
            }
            assertThat(table.size()).isEqualTo(map.size());
            assertThat(table.get(identifier)).isEqualTo(map.get(identifier));
        }
        map.forEach((identifier, value) -> assertThat(table.get(identifier)).isEqualTo(value));
        table.clear();
        assertThat(table.isEmpty()).isTrue();
    }
}
