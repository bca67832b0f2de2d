package dev.mqttworkbench.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

import dev.mqttworkbench.mqtt.packet.Publish;

/// A lamp: does what is said to its `set` topic and tells its `state`.
final class Lamp implements Device {

    private static final Pattern BRIGHTNESS = Pattern.compile("\"bri\"\\s*:\\s*(\\d{1,3})");
    private static final Pattern SWITCH = Pattern.compile("\"on\"\\s*:\\s*(true|false)");

    private final String clientIdentifier;
    private final String topic;
    private boolean isOn = true;
    private int brightness = 180;

    Lamp(String clientIdentifier, String topic) {
        this.clientIdentifier = clientIdentifier;
        this.topic = topic;
    }

    @Override
    public String clientIdentifier() {
        return clientIdentifier;
    }

    @Override
    public List<String> subscriptions() {
        return List.of(topic + "/set");
    }

    @Override
    public List<Publish> onConnect() {
        return List.of(state());
    }

    @Override
    public Duration period() {
        return Duration.ofMinutes(1);
    }

    @Override
    public List<Publish> next(RandomGenerator random, long now) {
        return List.of(state());
    }

    @Override
    public List<Publish> answerTo(Publish message) {
        var wish = message.payload().asText();
        var wantedBrightness = BRIGHTNESS.matcher(wish);
        if (wantedBrightness.find()) {
            brightness = Math.min(254, Integer.parseInt(wantedBrightness.group(1)));
            isOn = brightness > 0;
        }
        var wantedSwitch = SWITCH.matcher(wish);
        if (wantedSwitch.find()) {
            isOn = Boolean.parseBoolean(wantedSwitch.group(1));
        }
        return List.of(state());
    }

    private Publish state() {
        return Messages.state(topic + "/state", "{\"on\":" + isOn + ",\"bri\":" + brightness + "}");
    }
}
