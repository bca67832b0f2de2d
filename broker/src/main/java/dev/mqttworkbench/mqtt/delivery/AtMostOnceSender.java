package dev.mqttworkbench.mqtt.delivery;

import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.jspecify.annotations.Nullable;

/// The QoS 0 part of a [Sender]: a message never waits for a Session, but for a socket that is full it waits as long as there is
/// room.
///
/// @param <M> the messages
final class AtMostOnceSender<M extends Outgoing> {

    private final Backlog<M> backlog;
    private final Sender.Events<M> events;
    private Sender.@Nullable Output output;

    AtMostOnceSender(Backlog<M> backlog, Sender.Events<M> events) {
        this.backlog = backlog;
        this.events = events;
    }

    void connected(Sender.Output connection) {
        output = connection;
    }

    /// The Network Connection is gone, and what waited for it too.
    void disconnected() {
        output = null;
        backlog.atMostOnce.removeAll().forEach(message -> events.dropped(message, DropReason.NOT_CONNECTED));
    }

    void offer(M message, long now) {
        if (output == null) {
            events.dropped(message, DropReason.NOT_CONNECTED);
        } else if (sendsAtOnce(output)) {
            send(output, message, now);
        } else if (!backlog.offerAtMostOnce(message)) {
            events.dropped(message, DropReason.QUEUE_FULL);
        }
    }

    /// As [Sender#offerExempt].
    void offerExempt(M message, long now) {
        if (output == null || sendsAtOnce(output) || !backlog.offerExempt(message, backlog.atMostOnce)) {
            offer(message, now);
        }
    }

    private boolean sendsAtOnce(Sender.Output connection) {
        return backlog.atMostOnce.isEmpty() && takesMore(connection);
    }

    private static boolean takesMore(Sender.Output connection) {
        return connection.takesMore() && !connection.holdsBack();
    }

    /// The connection takes more again.
    void writable(long now) {
        while (output != null && !backlog.atMostOnce.isEmpty() && takesMore(output)) {
            send(output, backlog.atMostOnce.removeFirst(), now);
        }
    }

    private void send(Sender.Output connection, M message, long now) {
        if (message.isExpired(now)) {
            events.dropped(message, DropReason.EXPIRED);
            return;
        }
        var publish = message.publish(now);
        if (connection.fits(publish)) {
            connection.send(publish);
            events.completed(message, ReasonCode.SUCCESS, Properties.NONE);
        } else {
            events.dropped(message, DropReason.TOO_LARGE);
        }
    }
}
