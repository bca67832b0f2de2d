package dev.mqttworkbench.app.brokerview;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.BrokerEvent;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BrokerEventsTest {

    private final BrokerEvents events = new BrokerEvents(new EventText(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH)));

    @Test
    void countsWhatGaveWayHereAndInTheBroker() {
        events.add(numbered(1, 1_500));
        assertThat(events.goneProperty().get()).isZero();

        events.add(numbered(1_501, 2_100));
        assertThat(events.fitting()).hasSize(2_000);
        assertThat(events.goneProperty().get()).isEqualTo(100);

        events.add(numbered(2_111, 2_111));
        assertThat(events.goneProperty().get()).as("ten were never told, and one more has no room").isEqualTo(111);
    }

    private static List<BrokerEvent> numbered(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(number -> new BrokerEvent(number, Instant.EPOCH, BrokerEvent.Kind.CONNECTED, "c", "127.0.0.1:1", "")).toList();
    }
}
