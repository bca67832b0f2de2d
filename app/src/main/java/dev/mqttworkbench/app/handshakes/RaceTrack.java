package dev.mqttworkbench.app.handshakes;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.client.ConnectOptions;

/// Where a race takes place.
///
/// @param broker through which its messages go
/// @param way how a client of ours gets in there
public record RaceTrack(Broker broker, ConnectOptions way) {}
