package dev.mqttworkbench.app.stream;

import java.util.Locale;

import dev.mqttworkbench.app.workbench.MessageLog.Accounts;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StreamRateTest {

    private final StreamRate rate = new StreamRate(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH));

    @Test
    void saysHowManyOfThoseThatAreKeptAreListed() {
        rate.refresh(0, new Accounts(12_000, 900, 11_100, 0, 0), 900);
        assertThat(rate.sentenceProperty().get()).endsWith("900 kept of 12,000 ·");

        rate.refresh(0, new Accounts(12_000, 900, 11_100, 0, 0), 800);
        assertThat(rate.sentenceProperty().get()).endsWith("800 listed, 900 kept of 12,000 ·");
    }
}
