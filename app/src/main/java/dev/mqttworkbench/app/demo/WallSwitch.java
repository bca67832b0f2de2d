package dev.mqttworkbench.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

import dev.mqttworkbench.mqtt.packet.Publish;

/// The switch that somebody in the house turns now and then: tells a lamp how bright it should be.
final class WallSwitch implements Device {

    private final String clientIdentifier;
    private final String lampTopic;

    WallSwitch(String clientIdentifier, String lampTopic) {
        this.clientIdentifier = clientIdentifier;
        this.lampTopic = lampTopic;
    }

    @Override
    public String clientIdentifier() {
        return clientIdentifier;
    }

    @Override
    public Duration period() {
        return Duration.ofSeconds(9);
    }

    @Override
    public List<Publish> next(RandomGenerator random, long now) {
        var brightness = random.nextInt(1, 13) * 20;
        return List.of(Messages.command(lampTopic + "/set", "{\"bri\":" + brightness + ",\"transition\":2}"));
    }
}
