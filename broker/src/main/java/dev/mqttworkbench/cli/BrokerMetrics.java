package dev.mqttworkbench.cli;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

import dev.mqttworkbench.broker.BrokerSnapshot;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/// What a broker counted, and its process, in the words of Prometheus. On one thread.
final class BrokerMetrics {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicReference<BrokerSnapshot> latest = new AtomicReference<>();

    BrokerMetrics() {
        gauge("mqtt.connections", "Network Connections that passed CONNECT", BrokerSnapshot::connections);
        gauge("mqtt.sessions", "Sessions, of connected clients and of others", BrokerSnapshot::sessions);
        gauge("mqtt.subscriptions", "Subscriptions of all sessions", BrokerSnapshot::subscriptions);
        gauge("mqtt.retained.messages", "Topics with a retained message", BrokerSnapshot::retainedMessages);
        gauge("mqtt.store.failing", "1 while the store takes no changes", each -> each.storeFailure().isPresent() ? 1 : 0);
        counter("mqtt.publish.received", "PUBLISH packets from clients", BrokerSnapshot::publishesReceived);
        counter("mqtt.publish.sent", "PUBLISH packets to clients", BrokerSnapshot::publishesSent);
        counter("mqtt.publish.denied", "PUBLISH packets from clients that have no right to them", BrokerSnapshot::publishesDenied);
        counter("mqtt.messages.dropped", "Deliveries that were given up", BrokerSnapshot::messagesDropped);
        counter("mqtt.bytes.received", "Bytes of all packets from clients", BrokerSnapshot::bytesReceived);
        counter("mqtt.bytes.sent", "Bytes of all packets to clients", BrokerSnapshot::bytesSent);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    private void gauge(String name, String description, ToDoubleFunction<BrokerSnapshot> value) {
        Gauge.builder(name, latest, snapshot -> value.applyAsDouble(snapshot.get())).description(description).register(registry);
    }

    private void counter(String name, String description, ToDoubleFunction<BrokerSnapshot> value) {
        FunctionCounter.builder(name, latest, snapshot -> value.applyAsDouble(snapshot.get())).description(description).register(registry);
    }

    /// All of it in Prometheus' text form.
    String scrape(BrokerSnapshot snapshot) {
        latest.set(snapshot);
        return registry.scrape();
    }
}
