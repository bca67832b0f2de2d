package dev.mqttworkbench.app.launch;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;

/// A process of its own that publishes at a steady rate, whatever becomes of the messages, and says at the end how many left.
public final class FloodPublisher {

    private static final long TURN_NANOS = 1_000_000;

    private FloodPublisher() {}

    /// @param arguments port, messages a second, topics, seconds
    public static void main(String[] arguments) throws InterruptedException, ExecutionException, TimeoutException {
        var port = Integer.parseInt(arguments[0]);
        var rate = Integer.parseInt(arguments[1]);
        var topics = Integer.parseInt(arguments[2]);
        var seconds = Integer.parseInt(arguments[3]);
        var sent = new AtomicLong();
        try (var client = new Client(
                ConnectOptions.to("127.0.0.1", port).withClientIdentifier("flood"), new ClientListener() {})) {
            client.connect().toCompletableFuture().get(10, TimeUnit.SECONDS);
            publish(client, rate, topics, (long) rate * seconds, sent);
            // An answer at QoS 1 says that the broker has everything that was sent before it.
            client.publish(message("flood/end", "end", QoS.AT_LEAST_ONCE)).toCompletableFuture().get(30, TimeUnit.SECONDS);
            sent.incrementAndGet();
            client.disconnect().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        System.out.println("sent " + sent.get());
    }

    private static void publish(Client client, int rate, int topics, long count, AtomicLong sent) {
        var began = System.nanoTime();
        var published = 0L;
        while (published < count) {
            var due = Math.min(count, (System.nanoTime() - began) * rate / TimeUnit.SECONDS.toNanos(1));
            for (; published < due; published++) {
                client.publish(message(topic(published % topics), text(published), QoS.AT_MOST_ONCE))
                        .thenRun(sent::incrementAndGet);
            }
            LockSupport.parkNanos(TURN_NANOS);
        }
    }

    static String topic(long number) {
        return "plant/line-" + number / 25 + "/machine-" + number % 25 + "/telemetry";
    }

    static String text(long number) {
        return "{\"n\":" + number + ",\"rpm\":" + (1_400 + number % 200) + ",\"bar\":6." + number % 100 + ",\"alarm\":false}";
    }

    private static Publish message(String topic, String text, QoS qos) {
        return Publish.of(topic, Payload.ofText(text), qos, false, Properties.NONE);
    }
}
