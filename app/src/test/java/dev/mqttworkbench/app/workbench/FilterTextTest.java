package dev.mqttworkbench.app.workbench;

import dev.mqttworkbench.app.workbench.FilterFault.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FilterTextTest {

    @ParameterizedTest
    @CsvSource({
        "press,            plant/line-1/press/telemetry, true",
        "PRESS,            plant/line-1/press/telemetry, true",
        "oven,             plant/line-1/press/telemetry, false",
        "plant/+/press/#,  plant/line-1/press/telemetry, true",
        "plant/+/press/#,  plant/line-1/press,           true",
        "plant/+/press/#,  plant/line-1/oven,            false",
        "'#',              $SYS/broker,                  false",
    })
    void takesTextsAndTopicFilters(String filter, String topic, boolean taken) {
        assertThat(new FilterText(filter).match()).hasValueSatisfying(match -> assertThat(match.takes(topic)).isEqualTo(taken));
    }

    @ParameterizedTest
    @CsvSource({
        "plant/#/press, '#',    HASH_MUST_BE_LAST",
        "plant/li+,     li+,    WILDCARD_MUST_BE_ALONE",
        "plant/li#/x,   li#,    WILDCARD_MUST_BE_ALONE",
        "$share/,       $share, NO_SHARED_FILTER",
    })
    void saysWhichLevelCannotMatchAndWhy(String filter, String level, Reason reason) {
        assertThat(new FilterText(filter).fault()).hasValue(new FilterFault(level, reason));
    }

    @Test
    void takesAllWhenNothingIsWritten() {
        assertThat(new FilterText("").match()).hasValueSatisfying(match -> assertThat(match.takesAll()).isTrue());
    }
}
