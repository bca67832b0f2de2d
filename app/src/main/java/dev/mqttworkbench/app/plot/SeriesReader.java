package dev.mqttworkbench.app.plot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.payload.Decoder;
import dev.mqttworkbench.app.payload.DecoderTable;
import dev.mqttworkbench.app.payload.SparkplugNames;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.MessageLog;

/// Reads the numbers of the watched [Series] out of messages, in the background: first out of those that are kept, then out of
/// each that comes. On the JavaFX thread only.
final class SeriesReader implements MessageLog.Reader {

    /// Messages whose numbers are to be read.
    ///
    /// @param names of the metrics of Sparkplug B, for each topic
    private record Job(List<Message> messages, Map<String, List<Series>> wanted, Map<String, SparkplugNames> names) {}

    /// A number that was read.
    private record Point(Series series, long time, double value) {}

    private static final System.Logger LOG = System.getLogger(SeriesReader.class.getName());

    /// More wait at no time: what comes then is skipped and counted.
    private static final int MOST_WAITING = 50_000;

    private final MessageLog log;
    private final DecoderTable decoders;
    private final Tasks tasks;
    private final Map<Series, SeriesData> data = new LinkedHashMap<>();
    private Map<String, List<Series>> byTopic = Map.of();

    /// For each topic that is watched, as they were read last: the next message has mostly the same birth certificates.
    private final Map<String, SparkplugNames> names = new HashMap<>();

    private final Deque<Job> jobs = new ArrayDeque<>();
    private int waiting;
    private boolean isReading;
    private int epoch;
    private long skipped;

    SeriesReader(MessageLog log, DecoderTable decoders, Tasks tasks) {
        this.log = log;
        this.decoders = decoders;
        this.tasks = tasks;
        log.addReader(this);
    }

    /// Watches these from now on and no others; what is known of the others is forgotten.
    void watch(Collection<Series> wanted) {
        data.keySet().retainAll(List.copyOf(wanted));
        var added = wanted.stream().filter(series -> !data.containsKey(series)).distinct().toList();
        added.forEach(series -> data.put(series, new SeriesData()));
        byTopic = data.keySet().stream().collect(Collectors.groupingBy(Series::topic));
        names.keySet().retainAll(byTopic.keySet());
        added.forEach(series -> read(job(log.history(series.topic()), Map.of(series.topic(), List.of(series)))));
    }

    /// The values of a series that is watched.
    Optional<SeriesData> data(Series series) {
        return Optional.ofNullable(data.get(series));
    }

    /// How many messages were not read since too many came.
    long skipped() {
        return skipped;
    }

    @Override
    public void appended(List<Message> batch) {
        if (byTopic.isEmpty()) {
            return;
        }
        var wanted = batch.stream().filter(message -> message.isIncoming() && byTopic.containsKey(message.topic())).toList();
        if (!wanted.isEmpty()) {
            read(job(wanted, byTopic));
        }
    }

    @Override
    public void cleared() {
        epoch++;
        jobs.clear();
        waiting = 0;
        isReading = false;
        skipped = 0;
        data.replaceAll((series, old) -> new SeriesData());
    }

    /// The workbench does not show them any more.
    void close() {
        log.removeReader(this);
        watch(List.of());
    }

    private Job job(List<Message> messages, Map<String, List<Series>> wanted) {
        return new Job(messages, wanted, wanted.keySet().stream().collect(Collectors.toMap(topic -> topic, this::namesFor)));
    }

    private SparkplugNames namesFor(String topic) {
        var births = SparkplugNames.birthsOf(topic).stream().map(log::newest).flatMap(Optional::stream).map(Message::payload).toList();
        return names.compute(topic, (same, known) -> known != null && known.areIn(births) ? known : SparkplugNames.in(births));
    }

    private void read(Job job) {
        if (waiting + job.messages.size() > MOST_WAITING) {
            skipped += job.messages.size();
            return;
        }
        waiting += job.messages.size();
        jobs.add(job);
        readNext();
    }

    private void readNext() {
        if (isReading || jobs.isEmpty()) {
            return;
        }
        isReading = true;
        var began = epoch;
        var job = jobs.removeFirst();
        tasks.whenComplete(CompletableFuture.supplyAsync(() -> points(job), tasks.background()), points -> {
            if (began == epoch) {
                points.forEach(point -> data(point.series).ifPresent(known -> known.add(point.time, point.value)));
                finished(job);
            }
        }, failure -> {
            LOG.log(System.Logger.Level.ERROR, "Numbers could not be read", failure);
            if (began == epoch) {
                finished(job);
            }
        });
    }

    private void finished(Job job) {
        isReading = false;
        waiting -= job.messages.size();
        readNext();
    }

    private List<Point> points(Job job) {
        var rules = decoders.rules().get();
        var points = new ArrayList<Point>();
        for (var message : job.messages) {
            var choice = rules.choiceFor(message.topic());
            for (var series : job.wanted.getOrDefault(message.topic(), List.of())) {
                Decoder.numberAt(message.payload(), choice, series.path(), job.names.getOrDefault(message.topic(), SparkplugNames.NONE)).ifPresent(value -> {
                    if (Double.isFinite(value)) {
                        points.add(new Point(series, message.nanoTime(), value));
                    }
                });
            }
        }
        return points;
    }
}
