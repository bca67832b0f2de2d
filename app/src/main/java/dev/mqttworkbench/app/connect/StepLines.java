package dev.mqttworkbench.app.connect;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.endpoint.PassedStep;
import dev.mqttworkbench.endpoint.Step;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Property;

/// The steps of an attempt, one below the other, each told as soon as it was taken.
final class StepLines {

    private final Words words;
    private final NumberFormat numbers;
    private final ObservableList<StepLine> lines = FXCollections.observableArrayList();

    StepLines(Words words) {
        this.words = words;
        numbers = NumberFormat.getNumberInstance(words.locale());
        numbers.setMaximumFractionDigits(1);
    }

    ObservableList<StepLine> lines() {
        return lines;
    }

    /// The steps that this connection will take.
    void begin(ConnectOptions options) {
        var steps = new ArrayList<>(List.of(Step.NAME, Step.TCP));
        options.proxy().ifPresent(proxy -> steps.add(Step.PROXY));
        options.tls().ifPresent(tls -> steps.add(Step.TLS));
        if (options.transport() instanceof Transport.WebSocket) {
            steps.add(Step.WEBSOCKET);
        }
        steps.add(Step.CONNACK);
        lines.setAll(steps.stream().map(step -> new StepLine(step, StepLine.State.WAITING, "")).toList());
        run(0);
    }

    void clear() {
        lines.clear();
    }

    void passed(PassedStep passed) {
        set(passed.step(), StepLine.State.PASSED, words.get("connect.step.took", learnt(passed), milliseconds(passed.took())));
        run(placeOf(passed.step()) + 1);
    }

    /// The way ended: at this step, or at the one that was being taken.
    void failed(Optional<Step> step) {
        var where = step.or(() -> lines.stream().filter(line -> line.state() == StepLine.State.RUNNING).map(StepLine::step).findFirst());
        lines.replaceAll(line -> line.state() == StepLine.State.RUNNING ? new StepLine(line.step(), StepLine.State.WAITING, "") : line);
        where.ifPresent(failed -> set(failed, StepLine.State.FAILED, words.get("connect.step.failed")));
    }

    private void run(int place) {
        if (place < lines.size()) {
            lines.set(place, new StepLine(lines.get(place).step(), StepLine.State.RUNNING, ""));
        }
    }

    private void set(Step step, StepLine.State state, String text) {
        var place = placeOf(step);
        if (place < lines.size()) {
            lines.set(place, new StepLine(step, state, text));
        }
    }

    private int placeOf(Step step) {
        for (var place = 0; place < lines.size(); place++) {
            if (lines.get(place).step() == step) {
                return place;
            }
        }
        return lines.size();
    }

    private String milliseconds(Duration took) {
        return numbers.format(took.toNanos() / 1e6);
    }

    private String learnt(PassedStep passed) {
        return switch (passed) {
            case PassedStep.NameResolved(var took, var host, var address) -> words.get("connect.step.name", host, address);
            case PassedStep.TcpOpened(var took, var address) -> words.get("connect.step.tcp", address);
            case PassedStep.ProxyPassed(var took, var proxy) -> words.get("connect.step.proxy", proxy.host() + ":" + proxy.port());
            case PassedStep.TlsAgreed(var took, var protocol, var cipher, var certificate, var pinned) ->
                    words.get(pinned ? "connect.step.tls.pinned" : "connect.step.tls", protocol, cipher, certificate.subject());
            case PassedStep.WebSocketOpened(var took, var path, var subprotocol) -> words.get("connect.step.webSocket", path, subprotocol);
            case PassedStep.Accepted(var took, var connAck) -> accepted(connAck);
        };
    }

    /// What the Server said, and what it does not do.
    private String accepted(ConnAck connAck) {
        var properties = connAck.properties();
        var said = new ArrayList<String>();
        said.add(words.get(connAck.sessionPresent() ? "connect.step.connAck.session" : "connect.step.connAck"));
        properties.get(Property.ASSIGNED_CLIENT_IDENTIFIER).ifPresent(assigned -> said.add(words.get("connect.step.assigned", assigned)));
        properties.get(Property.SERVER_KEEP_ALIVE).ifPresent(seconds -> said.add(words.get("connect.step.keepAlive", seconds)));
        properties.get(Property.MAXIMUM_QOS).ifPresent(qos -> said.add(words.get("connect.step.maximumQos", qos)));
        properties.get(Property.RECEIVE_MAXIMUM).ifPresent(maximum -> said.add(words.get("connect.step.receiveMaximum", maximum)));
        properties.get(Property.RETAIN_AVAILABLE).filter(available -> available == 0).ifPresent(none -> said.add(words.get("connect.step.noRetain")));
        return String.join(" · ", said);
    }
}
