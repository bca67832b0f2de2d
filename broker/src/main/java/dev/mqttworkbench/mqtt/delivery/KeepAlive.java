package dev.mqttworkbench.mqtt.delivery;

import java.util.concurrent.TimeUnit;

/// The Keep Alive of one Network Connection: how long the Client may be silent. A plain object; time is a parameter.
public final class KeepAlive {

    private final long intervalNanos;
    private long lastPacket;

    /// @param seconds 0 to 65,535; 0 is off
    /// @param now monotonic nanoseconds
    public KeepAlive(int seconds, long now) {
        this.intervalNanos = TimeUnit.SECONDS.toNanos(seconds);
        this.lastPacket = now;
    }

    /// The interval in seconds; 0 is off.
    public int seconds() {
        return (int) TimeUnit.NANOSECONDS.toSeconds(intervalNanos);
    }

    /// Whether silence matters at all.
    public boolean isOn() {
        return intervalNanos > 0;
    }

    /// A whole packet passed in the direction that counts: from the Client.
    public void packetPassed(long now) {
        lastPacket = now;
    }

    /// How long until the Client must send something, in nanoseconds; at most 0 when a PINGREQ is due.
    public long untilPing(long now) {
        return lastPacket + intervalNanos - now;
    }

    /// How long until the Server closes the connection, in nanoseconds; at most 0 when one and a half times the Keep Alive has
    /// passed [MQTT-3.1.2-22].
    public long untilTimeout(long now) {
        return lastPacket + intervalNanos + intervalNanos / 2 - now;
    }
}
