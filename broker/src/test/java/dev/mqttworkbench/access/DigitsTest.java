package dev.mqttworkbench.access;

import java.util.Locale;

import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What other programs read has the same digits on every computer.
class DigitsTest {

    private final Locale usual = Locale.getDefault();

    @BeforeEach
    void speakArabic() {
        Locale.setDefault(Locale.of("ar", "EG"));
        assertThat("%d".formatted(10)).isEqualTo("١٠");
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(usual);
    }

    @Test
    void ofPasswordFiles() {
        assertThat(PasswordHash.Pbkdf2.of(Payload.ofText("p"), Payload.ofText("salt"), 10).line()).startsWith("$7$10$");
    }

    @Test
    void ofScramVerifiers() {
        assertThat(ScramVerifier.of(Payload.ofText("p"), Payload.ofText("salt"), 4_096).line()).startsWith("SCRAM-SHA-256$4096:");
    }

    @Test
    void ofAddresses() {
        assertThat(ConnectOptions.to("h", 1883).address()).isEqualTo("mqtt://h:1883");
    }
}
