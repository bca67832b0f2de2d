package dev.mqttworkbench.app.demo;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.ReceivedMessage;
import dev.mqttworkbench.client.Reconnect;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;

/// A [Device] on its own Network Connection. Everything it does happens on the one thread of the demo's scheduler.
final class DeviceClient implements ClientListener {

    private static final System.Logger LOG = System.getLogger(DeviceClient.class.getName());

    private final Device device;
    private final ScheduledExecutorService scheduler;
    private final RandomGenerator random;
    private final Client client;

    DeviceClient(Device device, ConnectOptions broker, ScheduledExecutorService scheduler, RandomGenerator random) {
        this.device = device;
        this.scheduler = scheduler;
        this.random = random;
        this.client = new Client(options(device, broker), this);
    }

    /// Reconnecting is up to [#step()], at the device's own pace.
    private static ConnectOptions options(Device device, ConnectOptions broker) {
        var options = broker
                .withClientIdentifier(device.clientIdentifier())
                .withReconnect(Reconnect.NEVER);
        return device.will().map(options::withWill).orElse(options);
    }

    /// Connects, subscribes and says the first words; then goes on once a period.
    CompletionStage<Void> start() {
        var period = device.period().toMillis();
        var first = random.nextLong(period);
        scheduler.scheduleWithFixedDelay(this::step, first, period, TimeUnit.MILLISECONDS); // no burst after the machine slept
        return connect();
    }

    private CompletionStage<Void> connect() {
        return client.connect()
                .thenComposeAsync(connected -> subscribe(), scheduler)
                .thenRunAsync(() -> say(device.onConnect()), scheduler);
    }

    private CompletionStage<?> subscribe() {
        if (device.subscriptions().isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        var requested = device.subscriptions().stream()
                .map(filter -> new Subscribe.Requested(filter, SubscriptionOptions.of(QoS.AT_LEAST_ONCE)))
                .toList();
        return client.subscribe(requested, Properties.NONE);
    }

    private void step() {
        switch (client.state()) {
            case ClientState.Connected _ -> speak();
            case ClientState.Disconnected _ -> connect().exceptionally(this::connectFailed);
            case ClientState.Connecting _, ClientState.WaitingToReconnect _ -> { } // comes back by itself
        }
    }

    private void speak() {
        if (device.losesConnection(random)) {
            client.cut();
        } else {
            say(device.next(random, System.currentTimeMillis()));
        }
    }

    private void say(List<Publish> messages) {
        for (var message : messages) {
            client.publish(message).exceptionally(failure -> {
                LOG.log(System.Logger.Level.DEBUG, () -> device.clientIdentifier() + " could not publish: " + failure.getMessage());
                return null;
            });
        }
    }

    private @org.jspecify.annotations.Nullable Void connectFailed(Throwable failure) {
        LOG.log(System.Logger.Level.DEBUG, () -> device.clientIdentifier() + " could not connect: " + failure.getMessage());
        return null;
    }

    @Override
    public void messageReceived(ReceivedMessage message) {
        if (!scheduler.isShutdown()) {
            scheduler.execute(() -> say(device.answerTo(message.publish())));
        }
    }

    /// Says the last words and disconnects.
    CompletionStage<Void> stop() {
        if (!(client.state() instanceof ClientState.Connected)) {
            client.close();
            return CompletableFuture.completedStage(null);
        }
        var said = device.onLeave().stream()
                .map(message -> client.publish(message).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(said)
                .handle((done, failure) -> client.disconnect())
                .thenCompose(disconnected -> disconnected);
    }
}
