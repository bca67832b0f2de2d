package dev.mqttworkbench.broker;

import java.nio.file.Path;
import java.time.Duration;

import dev.mqttworkbench.broker.AccessSettings.Anonymous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccessSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "LOOPBACK, true,  true", "LOOPBACK, false, false", "ALWAYS, true, true", "ALWAYS, false, true", "NEVER, true, false",
        "NEVER,    false, false"
    })
    void whoNeedsNoUserName(Anonymous anonymous, boolean onThisComputer, boolean allowed) {
        var settings = AccessSettings.DEFAULTS.withAnonymous(anonymous);
        assertThat(settings.allowsAnonymous(onThisComputer)).isEqualTo(allowed);
        assertThat(settings.withPasswordFile(Path.of("users")).allowsAnonymous(onThisComputer)).isEqualTo(allowed);
    }

    @Test
    void unlessSaidOtherwiseAnonymousClientsAreOnThisComputer() {
        assertThat(AccessSettings.DEFAULTS.allowsAnonymous(true)).isTrue();
        assertThat(AccessSettings.DEFAULTS.allowsAnonymous(false)).isFalse();
        assertThat(AccessSettings.DEFAULTS.withAccessList(Path.of("acl")).allowsAnonymous(true)).isTrue();
    }

    @Test
    void unlessSaidOtherwiseUsersEndTheTimeOfTheAnonymous() {
        assertThat(AccessSettings.DEFAULTS.withPasswordFile(Path.of("users")).allowsAnonymous(true)).isFalse();
        assertThat(AccessSettings.DEFAULTS.withScramFile(Path.of("users")).allowsAnonymous(true)).isFalse();
    }

    @Test
    void knowsWhetherAnybodyFromElsewhereCouldGetIn() {
        assertThat(AccessSettings.DEFAULTS.keepsToThisComputer()).isTrue();
        assertThat(AccessSettings.DEFAULTS.withAnonymous(Anonymous.ALWAYS).keepsToThisComputer()).isFalse();
        assertThat(AccessSettings.DEFAULTS.withPasswordFile(Path.of("users")).keepsToThisComputer()).isFalse();
        assertThat(AccessSettings.DEFAULTS.withScramFile(Path.of("users")).keepsToThisComputer()).isFalse();
    }

    @Test
    void refusesToLookAllTheTime() {
        assertThatThrownBy(() -> AccessSettings.DEFAULTS.withCheckInterval(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
