package dev.mqttworkbench.app.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.client.ConnectOptions;

/// The demo devices as one thing that is started and stopped: some ten messages a second on some twenty topics.
///
/// The seed decides every value, so two runs with one seed say the same in the same order on each topic.
public final class DemoDevices implements AutoCloseable {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("demo-devices").factory());
    private final List<DeviceClient> clients = new ArrayList<>();

    /// Devices that will talk to a broker. Does nothing yet.
    ///
    /// @param broker where and how
    public DemoDevices(ConnectOptions broker, long seed) {
        var seeds = new SplittableRandom(seed);
        for (var device : devices()) {
            clients.add(new DeviceClient(device, broker, scheduler, seeds.split()));
        }
    }

    private static List<Device> devices() {
        var devices = new ArrayList<Device>();
        devices.addAll(house());
        devices.addAll(plant());
        devices.add(new Camera("cam-1", 0));
        devices.add(new Camera("cam-2", 0));
        devices.add(new Camera("cam-3", 5));
        return devices;
    }

    private static List<Device> house() {
        return List.of(
                new Sensor("thermometer-livingroom", "home/livingroom/temperature", Duration.ofSeconds(2), new Walk(19.5, 23.5, 0.2, 1)),
                new Sensor("hygrometer-livingroom", "home/livingroom/humidity", Duration.ofSeconds(2), new Walk(38, 55, 0.6, 0)),
                new Sensor("thermometer-kitchen", "home/kitchen/temperature", Duration.ofSeconds(3), new Walk(19, 26, 0.3, 1)),
                new Sensor("fridge", "home/kitchen/fridge/temperature", Duration.ofSeconds(5), new Walk(3, 8, 0.2, 1)),
                new Sensor("meter", "home/meter/power", Duration.ofSeconds(1), new Walk(180, 2400, 90, 0)),
                new Sensor("rain-barrel", "home/garage/barrel/level", Duration.ofSeconds(12), new Walk(20, 95, 1, 0)),
                new Lamp("lamp-livingroom", "home/livingroom/lamp"),
                new WallSwitch("switch-livingroom", "home/livingroom/lamp"));
    }

    private static List<Device> plant() {
        return List.of(
                new Press("press-04", "plant/line-1/press/telemetry"),
                new Oven("oven-01", "plant/line-1/oven/telemetry"),
                new Press("press-07", "plant/line-2/press/telemetry"),
                new OrderDesk());
    }

    /// How many devices there are.
    public int count() {
        return clients.size();
    }

    /// Connects them all; they begin to talk as soon as each is connected. The stage completes when the last one is, or
    /// exceptionally with the first failure, after which [#stop()] ends the others.
    public CompletionStage<Void> start() {
        return all(clients.stream().map(DeviceClient::start).toList());
    }

    /// Lets each say its last words and disconnect in good order. Completes always; a device that cannot leave in good order
    /// is closed.
    public CompletionStage<Void> stop() {
        scheduler.shutdownNow();
        return all(clients.stream().map(DeviceClient::stop).toList()).exceptionally(failure -> null);
    }

    /// Stops and waits, three seconds at the most.
    @Override
    public void close() {
        stop().toCompletableFuture().completeOnTimeout(null, CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private static CompletionStage<Void> all(List<? extends CompletionStage<Void>> stages) {
        return CompletableFuture.allOf(stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new));
    }
}
