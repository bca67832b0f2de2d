package dev.mqttworkbench.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

import dev.mqttworkbench.mqtt.packet.Publish;

/// A press of the plant line: speed and pressure twice a second.
final class Press implements Device {

    private final String name;
    private final String topic;
    private final Walk speed = new Walk(1400, 1560, 12, 0);
    private final Walk pressure = new Walk(5.4, 7.2, 0.08, 2);

    Press(String name, String topic) {
        this.name = name;
        this.topic = topic;
    }

    @Override
    public String clientIdentifier() {
        return name;
    }

    @Override
    public Duration period() {
        return Duration.ofMillis(500);
    }

    @Override
    public List<Publish> next(RandomGenerator random, long now) {
        var json = String.format(Locale.ROOT, "{\"machine\":\"%s\",\"rpm\":%s,\"bar\":%s,\"alarm\":%b,\"ts\":%d}",
                name, speed.next(random), pressure.next(random), random.nextInt(200) == 0, now);
        return List.of(Messages.telemetry(topic, json, "hall-2"));
    }
}
