package dev.mqttworkbench.access;

import java.nio.file.Path;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AccountsTest {

    private static final Accounts NOBODY = new Accounts(Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;

    private Accounts alice = NOBODY;

    @BeforeEach
    void aliceHasAPassword() {
        alice = new Accounts(
                Optional.of(PasswordFile.read(AccessFixtures.write(folder.resolve("users"), AccessFixtures.ALICE))),
                Optional.of(ScramFile.read(AccessFixtures.write(
                        folder.resolve("scram"), "alice:" + ScramVerifier.of(Payload.ofText("x"), Payload.ofText("s"), 1).line()))));
    }

    private static Connect connect(Optional<String> userName, Properties properties) {
        return new Connect(
                ProtocolVersion.V5, true, 0, "c", Optional.empty(), userName, Optional.of(Payload.ofText("secret")), properties);
    }

    private static ReasonCode refusal(Verdict verdict) {
        return ((Verdict.Refused) verdict).reasonCode();
    }

    @Test
    void anonymousClientsGetInWhereTheyMay() {
        var connect = connect(Optional.empty(), Properties.NONE);
        assertThat(alice.on(connect, true, Optional.empty())).isEqualTo(new Verdict.Admitted(Principal.ANONYMOUS));
        assertThat(refusal(alice.on(connect, false, Optional.empty()))).isEqualTo(ReasonCode.NOT_AUTHORIZED);
    }

    @Test
    void aUserNameThatNobodyVerifiesIsNone() {
        var connect = connect(Optional.of("alice"), Properties.NONE);
        assertThat(NOBODY.on(connect, true, Optional.empty())).isEqualTo(new Verdict.Admitted(Principal.ANONYMOUS));
        assertThat(refusal(NOBODY.on(connect, false, Optional.empty()))).isEqualTo(ReasonCode.NOT_AUTHORIZED);
    }

    @Test
    void aUserNameIsCheckedAlsoWhereItCouldBeLeftOut() {
        assertThat(alice.on(connect(Optional.of("nobody"), Properties.NONE), true, Optional.empty()))
                .isInstanceOfSatisfying(Verdict.PasswordToCheck.class, password -> assertThat(password.check()).isEmpty());
    }

    @Test
    void theNameInACertificateIsTheUserName() {
        var verdict = alice.on(connect(Optional.of("nobody"), Properties.NONE), false, Optional.of("device-7"));
        assertThat(verdict).isEqualTo(new Verdict.Admitted(Principal.known("device-7")));
    }

    /// [MQTT-4.12.0-1]
    @Test
    void anAuthenticationMethodIsScramOrNone() {
        var scram = connect(Optional.empty(), Properties.of(Property.AUTHENTICATION_METHOD, "SCRAM-SHA-256"));
        var other = connect(Optional.empty(), Properties.of(Property.AUTHENTICATION_METHOD, "PLAIN"));
        assertThat(alice.on(scram, false, Optional.empty())).isInstanceOf(Verdict.Exchange.class);
        assertThat(refusal(alice.on(other, true, Optional.empty()))).isEqualTo(ReasonCode.BAD_AUTHENTICATION_METHOD);
        assertThat(refusal(NOBODY.on(scram, true, Optional.empty()))).isEqualTo(ReasonCode.BAD_AUTHENTICATION_METHOD);
    }

    @Test
    void authenticationDataNeedsAMethod() {
        var connect = connect(Optional.empty(), Properties.of(Property.AUTHENTICATION_DATA, Payload.ofText("n,,")));
        assertThat(refusal(alice.on(connect, true, Optional.empty()))).isEqualTo(ReasonCode.PROTOCOL_ERROR);
    }

    @Test
    void aCredentialHoldsAsLongAsItStandsInItsFile() {
        var principal = alice.passwords().orElseThrow().verify("alice", Payload.ofText("secret")).orElseThrow();
        assertThat(alice.stillAdmits(principal)).isTrue();
        assertThat(NOBODY.stillAdmits(principal)).isFalse();
        assertThat(NOBODY.stillAdmits(Principal.ANONYMOUS)).isTrue();
        assertThat(NOBODY.stillAdmits(Principal.known("device-7"))).isTrue();
        var changed = PasswordFile.read(AccessFixtures.write(
                folder.resolve("users"), "alice" + AccessFixtures.BOB.substring("bob".length())));
        assertThat(new Accounts(Optional.of(changed), alice.scram()).stillAdmits(principal)).isFalse();
    }
}
