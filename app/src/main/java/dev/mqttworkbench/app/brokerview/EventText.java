package dev.mqttworkbench.app.brokerview;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.BrokerEvent;

/// How a line of the broker's log reads. Texts are made when a row is painted.
///
/// @param words in the reader's language
record EventText(Words words) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    String time(BrokerEvent event) {
        return TIME.format(event.at());
    }

    String kind(BrokerEvent event) {
        return words.get("broker.event." + event.kind());
    }

    /// Whether somebody should look at it.
    boolean isAlarming(BrokerEvent event) {
        return switch (event.kind()) {
            case REFUSED, LOST, CLOSED, DROPPING, TAKEN_OVER -> true;
            case CONNECTED, DISCONNECTED, CUT, FROZEN, THAWED, SESSION_EXPIRED, SESSION_DELETED, SESSION_BROUGHT_BACK -> false;
        };
    }

    boolean fits(BrokerEvent event, String sought) {
        return sought.isEmpty() || (kind(event) + '\n' + event.clientIdentifier() + '\n' + event.address() + '\n' + event.detail())
                .toLowerCase(Locale.ROOT).contains(sought);
    }
}
