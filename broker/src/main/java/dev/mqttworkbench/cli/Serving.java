package dev.mqttworkbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.ListenFailure;
import org.slf4j.LoggerFactory;

/// A broker that serves until the process is told to end.
final class Serving {

    private final Broker broker;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Serving(Broker broker) {
        this.broker = broker;
    }

    /// Says where the broker listens and waits for the end.
    ///
    /// @throws ListenFailure when it cannot answer over HTTP; the broker is closed then
    static void until(Broker broker, ObservationOptions observation, PrintWriter out) throws InterruptedException, ListenFailure {
        var serving = new Serving(broker);
        var hook = new Thread(serving::end, "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        var lines = StartLines.of(broker);
        try {
            var http = observation.answerFor(broker);
            if (http != null) {
                lines.add(String.format(Locale.ROOT, "mqtt-broker answers on http://127.0.0.1:%d/health and /metrics", http.getPort()));
            }
        } catch (ListenFailure failure) {
            Runtime.getRuntime().removeShutdownHook(hook);
            broker.close();
            throw failure;
        }
        lines.forEach(out::println);
        out.flush();
        serving.ended.await();
    }

    private void end() {
        LoggerFactory.getLogger(Serving.class).info("The broker stops, because the process was told to end");
        broker.close();
        ended.countDown();
    }
}
