package dev.mqttworkbench.proxy;

import java.time.Instant;

import dev.mqttworkbench.client.ConnectFailure;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// Why a device and its broker do not talk.
public sealed interface ProxyTrouble {

    /// When, for people.
    Instant at();

    /// The device: its client identifier, or its address where it has not said one.
    String device();

    /// No way led to the broker; the device was told that the Server is unavailable.
    ///
    /// @param reason says which step failed
    record NoWay(Instant at, String device, ConnectFailure reason) implements ProxyTrouble {}

    /// The broker has refused the device.
    ///
    /// @param reasonCode of CONNACK
    record Refused(Instant at, String device, ReasonCode reasonCode) implements ProxyTrouble {}

    /// One of both did something against the standard, which cannot be passed on; both connections were closed.
    ///
    /// @param byDevice whether it was the device
    /// @param detail what it did, in English
    record Violated(Instant at, String device, boolean byDevice, String detail) implements ProxyTrouble {}
}
