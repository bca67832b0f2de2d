package dev.mqttworkbench.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSnapshot;

/// `/health` and `/metrics` over HTTP, for this computer alone.
///
/// Both ask the broker's loop at each request: what does not answer within two seconds is not healthy.
final class HttpAnswers {

    private static final int PATIENCE_SECONDS = 2;
    private static final List<String> METHODS = List.of("GET", "HEAD");
    private static final int NO_BODY = -1;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    private final Broker broker;
    private final BrokerMetrics metrics = new BrokerMetrics();

    private HttpAnswers(Broker broker) {
        this.broker = broker;
    }

    /// Starts to answer.
    ///
    /// @param port 0 for any free one
    /// @return where it listens
    static InetSocketAddress start(int port, Broker broker) throws IOException {
        var answers = new HttpAnswers(broker);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", answers::answer);
        server.setExecutor(Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task, "http");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!METHODS.contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", String.join(", ", METHODS));
                send(exchange, METHOD_NOT_ALLOWED, "text/plain", "Only GET and HEAD.\n");
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/health" -> health(exchange);
                case "/metrics" -> metrics(exchange);
                default -> send(exchange, NOT_FOUND, "text/plain", "There are /health and /metrics.\n");
            }
        }
    }

    private void health(HttpExchange exchange) throws IOException {
        try {
            var failure = snapshot().storeFailure();
            var json = failure.map(reason -> "{\"status\":\"DEGRADED\",\"store\":" + LogLines.quoted(reason) + "}\n")
                    .orElse("{\"status\":\"UP\"}\n");
            send(exchange, failure.isPresent() ? UNAVAILABLE : OK, "application/json", json);
        } catch (ExecutionException | TimeoutException silent) {
            send(exchange, UNAVAILABLE, "application/json", "{\"status\":\"DOWN\"}\n");
        }
    }

    private void metrics(HttpExchange exchange) throws IOException {
        try {
            send(exchange, OK, "text/plain; version=0.0.4", metrics.scrape(snapshot()));
        } catch (ExecutionException | TimeoutException silent) {
            send(exchange, UNAVAILABLE, "text/plain", "The broker does not answer.\n");
        }
    }

    private BrokerSnapshot snapshot() throws ExecutionException, TimeoutException {
        try {
            return broker.snapshot().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(status, NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
