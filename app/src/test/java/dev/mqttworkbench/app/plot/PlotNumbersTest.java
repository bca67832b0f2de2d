package dev.mqttworkbench.app.plot;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlotNumbersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.00042       | 0.00042
            -0.0004       | -0.0004
            0.0123456789  | 0.0123457
            0             | 0
            -0.0          | 0
            6.5           | 6.5
            21.123456     | 21.1235
            123456.7891   | 123,456.789
            1234567       | 1,234,567
            1             | 1
            4.2e-9        | 4.2E-9
            -1.23456789e15 | -1.23457E15
            NaN           | –
            """)
    void haveDigitsThatTellSomething(double value, String text) {
        assertThat(new PlotNumbers(Locale.ENGLISH).format(value)).isEqualTo(text);
    }

    @Test
    void areWrittenAsTheReadersLanguageDoes() {
        var numbers = new PlotNumbers(Locale.GERMAN);

        assertThat(numbers.format(1234.5)).isEqualTo("1.234,5");
        assertThat(numbers.format(0.00042)).isEqualTo("0,00042");
        assertThat(numbers.format(1.5e15)).isEqualTo("1,5E15");
    }
}
