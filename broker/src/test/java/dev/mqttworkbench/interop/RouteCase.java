package dev.mqttworkbench.interop;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectFailure;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.endpoint.PassedStep;
import dev.mqttworkbench.endpoint.Step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/// What tests ask of our client on its way to a broker.
final class RouteCase {

    private RouteCase() {}

    /// Sends a message to itself, a large one.
    static void exchange(ConnectOptions options) {
        try (var client = new OurClient(options)) {
            client.connect();
            client.subscribe("route/#", 2);
            var large = "x".repeat(300_000);
            Patience.get(client.publish("route/large", large, 2, false));
            assertThat(Patience.next(client.received()).payload().asText()).isEqualTo(large);
        }
    }

    /// The steps of a connection that succeeds.
    static List<PassedStep> steps(ConnectOptions options) {
        var steps = new ConcurrentLinkedQueue<PassedStep>();
        try (var client = new Client(options, new ClientListener() {
            @Override
            public void stepPassed(PassedStep step) {
                steps.add(step);
            }
        })) {
            Patience.get(client.connect());
        }
        return List.copyOf(steps);
    }

    /// How a connection fails that cannot be made.
    static ConnectFailure failure(ConnectOptions options) {
        try (var client = new Client(options, new ClientListener() {})) {
            var thrown = catchThrowable(() -> client.connect().toCompletableFuture().get(20, TimeUnit.SECONDS));
            assertThat(thrown).isInstanceOfAny(ExecutionException.class, CompletionException.class);
            assertThat(thrown.getCause()).isInstanceOf(ConnectFailure.class);
            return (ConnectFailure) thrown.getCause();
        }
    }

    /// A connection fails at a step, with a kind.
    static ConnectFailure assertFails(ConnectOptions options, Step step, ConnectFailure.Kind kind) {
        var failure = failure(options);
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        assertThat(failure.step()).as(failure.getMessage()).contains(step);
        return failure;
    }
}
