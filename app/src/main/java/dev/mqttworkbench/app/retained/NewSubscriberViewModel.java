package dev.mqttworkbench.app.retained;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.FilterFault;
import dev.mqttworkbench.app.workbench.NaturalOrder;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.NewSubscriber;
import dev.mqttworkbench.broker.NewSubscriber.Granted;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// Answers what a client would get of the retained messages if it subscribed now. On the JavaFX thread only.
public final class NewSubscriberViewModel {

    /// An answer.
    ///
    /// @param sentence in words
    /// @param isFailure whether it says why there is none
    /// @param filter that was asked for
    /// @param qos that was asked for
    /// @param deliveries what would be sent, sorted by topic
    record Answer(String sentence, boolean isFailure, String filter, QoS qos, List<Granted> deliveries) {

        static final Answer NONE = new Answer("", false, "", QoS.AT_MOST_ONCE, List.of());
    }

    private final Words words;
    private final Tasks tasks;
    private final Supplier<Optional<RetainedSource>> source;
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "#");
    private final ObjectProperty<QoS> qos = new SimpleObjectProperty<>(this, "qos", QoS.AT_LEAST_ONCE);
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(this, "answer", Answer.NONE);
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper(this, "asking");
    private int asked;
    private boolean isAskedAgain;

    /// @param source that is asked
    NewSubscriberViewModel(Words words, Tasks tasks, Supplier<Optional<RetainedSource>> source) {
        this.words = words;
        this.tasks = tasks;
        this.source = source;
        open.addListener((observed, before, now) -> changed());
        filter.addListener((observed, before, now) -> changed());
        qos.addListener((observed, before, now) -> changed());
    }

    /// Where the broker answers by itself, the answer follows what is written; a subscription to look is made when it is asked for.
    private void changed() {
        if (answersAtOnce()) {
            ask();
        } else {
            asked++;
            asking.set(false);
            answer.set(Answer.NONE);
        }
    }

    private boolean answersAtOnce() {
        return open.get() && source.get().filter(each -> each.scan().isEmpty()).isPresent();
    }

    /// The broker keeps something else by now.
    void storeChanged() {
        if (answersAtOnce()) {
            ask();
        }
    }

    /// Another broker is asked from now on.
    void reset() {
        asked++;
        asking.set(false);
        answer.set(Answer.NONE);
        storeChanged();
    }

    /// Asks.
    void ask() {
        var written = filter.get().strip();
        var fault = FilterFault.of(written);
        if (fault.isPresent()) {
            fail(fault.get().sentence(words));
        } else {
            source.get().ifPresentOrElse(from -> ask(from, new TopicFilter(written), qos.get()),
                    () -> fail(words.get("retained.error.noConnection")));
        }
    }

    private void fail(String sentence) {
        asked++;
        asking.set(false);
        answer.set(new Answer(sentence, true, filter.get(), qos.get(), List.of()));
    }

    private void ask(RetainedSource from, TopicFilter wanted, QoS at) {
        if (asking.get() && answer.get().filter().equals(wanted.value()) && answer.get().qos() == at) {
            isAskedAgain = true;
            return;
        }
        var number = ++asked;
        asking.set(true);
        tasks.whenComplete(sorted(from.forNewSubscriber(wanted, at)), got -> {
            if (number == asked) {
                asking.set(false);
                answer.set(new Answer(sentenceOf(got, wanted, at), false, wanted.value(), at, got.deliveries()));
                askAgain();
            }
        }, failure -> {
            if (number == asked) {
                fail(words.get("retained.subscriber.failed", new FailureWords(words).of(failure)));
            }
        });
    }

    private void askAgain() {
        if (isAskedAgain) {
            isAskedAgain = false;
            storeChanged();
        }
    }

    private CompletionStage<NewSubscriber> sorted(CompletionStage<NewSubscriber> got) {
        return got.thenApplyAsync(all -> new NewSubscriber(all.reason(), all.deliveries().stream()
                .sorted(Comparator.comparing(each -> each.message().topic(), NaturalOrder.INSTANCE)).toList()), tasks.background());
    }

    private String sentenceOf(NewSubscriber got, TopicFilter wanted, QoS at) {
        return switch (got.reason()) {
            case SHARED -> words.get("retained.subscriber.shared");
            case NOT_WANTED -> words.get("retained.subscriber.notWanted");
            case MATCHING -> words.get("retained.subscriber.gets", got.deliveries().size(), wanted.value(), at.level())
                    + (source.get().filter(RetainedSource::hasAccessList).isPresent() ? " " + words.get("retained.subscriber.access") : "");
        };
    }

    /// Why a message is among them.
    String why(Granted granted) {
        var asked = answer.get();
        var why = new WhyMatches(words).sentence(asked.filter(), granted.message().topic());
        var published = granted.message().qos().level();
        return why + " " + (source.get().filter(each -> each.scan().isEmpty()).isPresent()
                ? words.get("retained.subscriber.why.qos", published, asked.qos().level(), granted.qos().level())
                : words.get("retained.subscriber.why.delivered", asked.qos().level(), granted.qos().level()));
    }

    // ---- what the view binds to ----

    /// Whether the question is open.
    BooleanProperty openProperty() {
        return open;
    }

    /// To what the client would subscribe.
    StringProperty filterProperty() {
        return filter;
    }

    /// At which QoS.
    ObjectProperty<QoS> qosProperty() {
        return qos;
    }

    /// What it would get.
    ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// Whether the answer is under way.
    ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }
}
