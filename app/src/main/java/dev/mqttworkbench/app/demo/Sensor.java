package dev.mqttworkbench.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

import dev.mqttworkbench.mqtt.packet.Publish;

/// A device of the house that measures one thing.
final class Sensor implements Device {

    private final String clientIdentifier;
    private final String topic;
    private final Duration period;
    private final Walk value;

    Sensor(String clientIdentifier, String topic, Duration period, Walk value) {
        this.clientIdentifier = clientIdentifier;
        this.topic = topic;
        this.period = period;
        this.value = value;
    }

    @Override
    public String clientIdentifier() {
        return clientIdentifier;
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Publish> next(RandomGenerator random, long now) {
        return List.of(Messages.reading(topic, value.next(random)));
    }
}
