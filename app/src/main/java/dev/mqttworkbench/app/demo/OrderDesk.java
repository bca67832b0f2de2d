package dev.mqttworkbench.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

import dev.mqttworkbench.mqtt.packet.Publish;

/// The desk that reports how orders go through the plant, each step exactly once.
final class OrderDesk implements Device {

    private static final List<String> STEPS = List.of("received", "picked", "packed", "shipped");
    private static final int FIRST_ORDER = 7714;
    private static final int ORDERS = 4;

    private int step;

    @Override
    public String clientIdentifier() {
        return "order-desk";
    }

    @Override
    public Duration period() {
        return Duration.ofSeconds(3);
    }

    @Override
    public List<Publish> next(RandomGenerator random, long now) {
        var order = FIRST_ORDER + step / STEPS.size() % ORDERS;
        var state = STEPS.get(step % STEPS.size());
        step++;
        return List.of(Messages.event("orders/" + order + "/state", String.format(Locale.ROOT, "{\"id\":%d,\"state\":\"%s\"}", order, state)));
    }
}
