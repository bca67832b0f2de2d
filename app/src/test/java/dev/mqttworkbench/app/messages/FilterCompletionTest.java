package dev.mqttworkbench.app.messages;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FilterCompletionTest {

    @Test
    void offersAllFieldsWhereNothingIsWritten() {
        assertThat(FilterCompletion.at("rpm ", 4)).isEqualTo(new FilterCompletion(4, List.of(
                "topic:", "qos:", "payload:", "size:", "retain:", "dup:", "dir:", "type:", "response:",
                "correlation:", "expiry:", "format:", "id:", "subscription:", "property:", "client:")));
    }

    @Test
    void completesTheFieldThatIsBegun() {
        assertThat(FilterCompletion.at("rpm -re", 7)).isEqualTo(new FilterCompletion(5, List.of("retain:", "response:")));
    }

    @Test
    void offersTheValuesOfAField() {
        assertThat(FilterCompletion.at("qos:", 4)).isEqualTo(new FilterCompletion(0, List.of("qos:0", "qos:1", "qos:2")));
        assertThat(FilterCompletion.at("retain:t", 8).candidates()).containsExactly("retain:true");
    }

    @Test
    void looksOnlyAtWhatStandsBeforeTheCaret() {
        assertThat(FilterCompletion.at("di qos:1", 2).candidates()).containsExactly("dir:");
    }

    @Test
    void offersNothingForAText() {
        assertThat(FilterCompletion.at("plant/#", 7).candidates()).isEmpty();
    }
}
