package dev.mqttworkbench.app.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import dev.mqttworkbench.app.payload.Preview;
import dev.mqttworkbench.app.workbench.Countdown;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Will;

/// The Will of a Session, for the reader.
final class WillSection {

    private static final int PREVIEW = 200;

    private WillSection() {}

    /// @param due when it is published, in words
    static Section of(Will will, String due, Words words) {
        var chips = new ArrayList<String>();
        if (will.retain()) {
            chips.add(words.get("sessions.will.retain"));
        }
        var delay = will.properties().get(Property.WILL_DELAY_INTERVAL, 0L);
        if (delay > 0) {
            chips.add(words.get("sessions.will.delay", Countdown.text(delay)));
        }
        return new Section("session-section-will", words.get("sessions.section.will"), List.of(
                new Entry.Item("", OptionalInt.of(will.qos().level()), will.topic().value(), chips, ""),
                new Entry.Fact("session-will-payload", words.get("sessions.fact.payload"),
                        will.payload().isEmpty() ? words.get("sessions.will.empty") : Preview.of(will.payload(), PREVIEW), true),
                new Entry.Fact("session-will-due", words.get("sessions.fact.willDue"), due, false)));
    }
}
