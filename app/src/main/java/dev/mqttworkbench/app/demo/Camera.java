package dev.mqttworkbench.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.Will;
import dev.mqttworkbench.mqtt.topic.TopicName;

/// A camera with a Will: says `online` itself, and the broker says `offline` for it when its connection breaks.
final class Camera implements Device {

    private final String name;
    private final int lossOneIn;

    /// @param lossOneIn in how many periods of 10 seconds the connection breaks once, on average; 0 is never
    Camera(String name, int lossOneIn) {
        this.name = name;
        this.lossOneIn = lossOneIn;
    }

    @Override
    public String clientIdentifier() {
        return name;
    }

    @Override
    public Optional<Will> will() {
        var offline = Payload.ofText("offline");
        return Optional.of(new Will(new TopicName(statusTopic()), offline, QoS.AT_LEAST_ONCE, true, Properties.NONE));
    }

    @Override
    public List<Publish> onConnect() {
        return List.of(Messages.state(statusTopic(), "online"));
    }

    @Override
    public Duration period() {
        return Duration.ofSeconds(10);
    }

    @Override
    public List<Publish> next(RandomGenerator random, long now) {
        return List.of(Messages.reading("devices/" + name + "/battery", Integer.toString(random.nextInt(70, 100))));
    }

    @Override
    public List<Publish> onLeave() {
        return List.of(Messages.state(statusTopic(), "offline"));
    }

    @Override
    public boolean losesConnection(RandomGenerator random) {
        return lossOneIn > 0 && random.nextInt(lossOneIn) == 0;
    }

    private String statusTopic() {
        return "devices/" + name + "/status";
    }
}
