package dev.mqttworkbench.broker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.mqttworkbench.trace.Decision;
import dev.mqttworkbench.trace.Decision.Outcome;
import dev.mqttworkbench.trace.Routing;
import dev.mqttworkbench.trace.TraceRecord;
import dev.mqttworkbench.trace.TracedPacket;

/// Reads what a trace has to say.
final class Traced {

    private final List<TraceRecord> records = new ArrayList<>();
    private final Broker broker;

    Traced(Broker broker) {
        this.broker = broker;
        broker.trace().setOn(true);
    }

    /// The packets since the last call.
    static List<TracedPacket> packets(Broker broker) {
        return broker.trace().drain().elements().stream()
                .filter(TracedPacket.class::isInstance).map(TracedPacket.class::cast).toList();
    }

    /// All records from the beginning.
    List<TraceRecord> records() {
        records.addAll(broker.trace().drain().elements());
        return records;
    }

    <R extends TraceRecord> List<R> records(Class<R> type) {
        return records().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// What became of the message that was published to a topic last, for each Session that there was.
    Map<String, Outcome> fates(String topic) {
        var routing = records(Routing.class).stream().filter(each -> each.topic().equals(topic)).reduce((a, b) -> b).orElseThrow();
        var fates = new LinkedHashMap<String, Outcome>();
        routing.sessions().forEach(session -> fates.put(session, Outcome.NOT_MATCHED));
        records(Decision.class).stream().filter(decision -> decision.message() == routing.message())
                .forEach(decision -> fates.put(decision.clientIdentifier(), decision.outcome()));
        return fates;
    }
}
