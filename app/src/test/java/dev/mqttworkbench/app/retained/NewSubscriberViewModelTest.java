package dev.mqttworkbench.app.retained;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NewSubscriberViewModelTest {

    private final Words words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);
    private final FakeSource source = new FakeSource();
    private final RetainedViewModel whole = new RetainedViewModel(new Selection(), words, ZoneOffset.UTC, Tasks.immediate(), new UndoStack(new UndoSteps()));
    private final NewSubscriberViewModel model = whole.newSubscriber();

    @BeforeEach
    void open() {
        source.with(RetainedMessages.of("home/b", "1", QoS.EXACTLY_ONCE, RetainedMessages.SET), RetainedMessages.of("home/a", "1"), RetainedMessages.of("plant", "1"));
        whole.useSource(Optional.of(source));
        model.openProperty().set(true);
    }

    @Test
    void saysWhatASubscriberGetsAndAtWhichQos() {
        model.filterProperty().set("home/+");
        model.qosProperty().set(QoS.AT_LEAST_ONCE);

        assertThat(model.answerProperty().get().sentence().replace('\u00a0', ' '))
                .isEqualTo("A client that subscribes to home/+ at QoS 1 now gets 2 retained messages at once, with RETAIN = 1.");
        assertThat(model.answerProperty().get().deliveries()).extracting(each -> each.message().topic() + " " + each.qos().level())
                .containsExactly("home/a 1", "home/b 1");
        assertThat(model.why(model.answerProperty().get().deliveries().get(1)))
                .isEqualTo("home/+ matches: + stands for b. Published at QoS 2 and asked for at QoS 1, it comes at the lower one, QoS 1.");
    }

    @Test
    void saysThatOthersMayNotReadAllOfIt() {
        assertThat(model.answerProperty().get().sentence()).doesNotContain("access list");
        source.limit();
        model.filterProperty().set("home/+");
        assertThat(model.answerProperty().get().sentence()).endsWith("the access list may keep some of them from others.");
    }

    @Test
    void saysWhyASharedSubscriptionGetsNone() {
        model.filterProperty().set("$share/group/home/#");

        assertThat(model.answerProperty().get().deliveries()).isEmpty();
        assertThat(model.answerProperty().get().sentence()).startsWith("None: a shared subscription gets no retained messages");
    }

    @Test
    void saysWhatIsWrongWithTheFilter() {
        model.filterProperty().set("home/#/a");

        assertThat(model.answerProperty().get().isFailure()).isTrue();
        assertThat(model.answerProperty().get().sentence()).isEqualTo("# must be last: nothing can follow it.");
    }

    @Test
    void followsTheStore() {
        whole.setShown(true);
        whole.sample(1);
        model.filterProperty().set("home/#");
        source.with(RetainedMessages.of("home/c", "1"));
        whole.sample(600_000_000_000L);

        assertThat(model.answerProperty().get().deliveries()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a/b   | a/b   | The filter a/b is the topic itself.",
        "a/+   | a/b   | a/+ matches: + stands for b.",
        "+/+/# | a/b/c/d | +/+/# matches: + stands for a, + stands for b, # stands for c/d.",
        "a/b/# | a/b   | a/b/# matches: # stands for nothing.",
        "a/+   | a/    | a/+ matches: + stands for an empty level.",
    })
    void saysWhatTheWildcardsStandFor(String filter, String topic, String sentence) {
        assertThat(new WhyMatches(words).sentence(filter, topic)).isEqualTo(sentence);
    }
}
