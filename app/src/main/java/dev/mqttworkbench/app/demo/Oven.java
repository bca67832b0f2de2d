package dev.mqttworkbench.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

import dev.mqttworkbench.mqtt.packet.Publish;

/// The oven of a plant line: temperature and door once a second.
final class Oven implements Device {

    private final String name;
    private final String topic;
    private final Walk temperature = new Walk(224, 240, 0.8, 1);

    Oven(String name, String topic) {
        this.name = name;
        this.topic = topic;
    }

    @Override
    public String clientIdentifier() {
        return name;
    }

    @Override
    public Duration period() {
        return Duration.ofSeconds(1);
    }

    @Override
    public List<Publish> next(RandomGenerator random, long now) {
        var json = String.format(Locale.ROOT, "{\"temp\":%s,\"door\":%b}", temperature.next(random), random.nextInt(20) == 0);
        return List.of(Messages.telemetry(topic, json, "hall-2"));
    }
}
