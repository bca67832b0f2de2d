package dev.mqttworkbench.app.brokerview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.resources.Resources;
import dev.mqttworkbench.trace.Direction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SysTilesTest {

    private final MessageLog log = new MessageLog();
    private final SysTiles tiles = new SysTiles(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH));
    private long number;

    private void says(String topic, String text) {
        log.append(List.of(Message.of(++number, Instant.EPOCH, number, Direction.IN,
                Publish.of(topic, Payload.ofText(text), QoS.AT_MOST_ONCE, true, Properties.NONE))));
    }

    private List<String> shown(double seconds) {
        return new ArrayList<>(tiles.of(log, seconds)).stream().map(tile -> tile.title() + ": " + tile.value()).toList();
    }

    @Test
    void showsTheNewestOfWhatTheBrokerSays() {
        says("$SYS/broker/clients/connected", "3");
        says("$SYS/broker/clients/connected", "4");
        says("$SYS/broker/heap/current", "2097152");
        says("$SYS/broker/version", "mosquitto version 2.0.18");
        assertThat(shown(1)).containsExactly("Received here: 0/s", "Clients: 4", "Memory: 2 MB", "Version: mosquitto version 2.0.18");
    }

    @Test
    void measuresWhatItReceives() {
        shown(1);
        for (var i = 0; i < 50; i++) {
            says("a", "1");
        }
        assertThat(shown(2)).containsExactly("Received here: 25/s");
    }
}
