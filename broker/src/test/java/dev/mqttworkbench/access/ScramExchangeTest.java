package dev.mqttworkbench.access;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

import dev.mqttworkbench.access.ScramExchange.Step;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScramExchangeTest {

    private static final String SERVER_NONCE = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private static final Payload SALT = Payload.of(Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ=="));

    @TempDir
    private Path folder;

    private ScramFile file(String... users) {
        var lines = new String[users.length];
        for (var i = 0; i < users.length; i++) {
            lines[i] = users[i] + ":" + ScramVerifier.of(Payload.ofText("pencil"), SALT, 4_096).line();
        }
        return ScramFile.read(AccessFixtures.write(folder.resolve("scram"), lines));
    }

    private static String text(Step step) {
        return switch (step) {
            case Step.Challenge challenge -> challenge.data().asText();
            case Step.Proven proven -> proven.principal().userName().orElseThrow() + " " + proven.data().asText();
            case Step.Failed failed -> failed.why();
        };
    }

    private static String say(ScramExchange exchange, String message) {
        return text(exchange.on(Payload.ofText(message)));
    }

    /// RFC 7677, section 3.
    @Test
    void goesAsTheExampleOfTheStandardGoes() {
        var exchange = new ScramExchange(file("user"), SERVER_NONCE);
        assertThat(say(exchange, "n,,n=user,r=rOprNGfwEbeRWgbNEkqO"))
                .isEqualTo("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
        assertThat(say(exchange, "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="))
                .isEqualTo("user v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "a,b=c", "Ünal"})
    void admitsWhoKnowsThePassword(String user) {
        var client = new ScramClient(user, "pencil", "nonce");
        var exchange = new ScramExchange(file(user));
        var challenge = (Step.Challenge) exchange.on(Payload.of(client.first()));
        var proven = (Step.Proven) exchange.on(Payload.of(client.last(challenge.data().toBytes())));
        assertThat(proven.principal().userName()).contains(user);
        assertThat(client.accepts(proven.data().toBytes())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"user,pen", "nobody,pencil", "user,''"})
    void doesNotTellAWrongPasswordFromAUserWhoIsNotThere(String user, String password) {
        var client = new ScramClient(user, password.isEmpty() ? "x" : password, "nonce");
        var exchange = new ScramExchange(file("user"));
        var challenge = (Step.Challenge) exchange.on(Payload.of(client.first()));
        assertThat(challenge.data().asText()).endsWith(",i=4096");
        assertThat(text(exchange.on(Payload.of(client.last(challenge.data().toBytes())))))
                .isEqualTo("wrong user name or password");
    }

    @Test
    void aUserWhoIsNotThereHasAlwaysTheSameSalt() {
        var file = file("user");
        var first = say(new ScramExchange(file, "s"), "n,,n=nobody,r=c");
        assertThat(say(new ScramExchange(file, "s"), "n,,n=nobody,r=c")).isEqualTo(first);
        assertThat(say(new ScramExchange(file, "s"), "n,,n=somebody,r=c")).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "\"\"                     | the client-first-message does not begin with n,, or y,,",
        "n=user,r=x               | the client-first-message does not begin with n,, or y,,",
        "p=tls-unique,,n=user,r=x | channel binding is not supported",
        "n,a=admin,n=user,r=x     | the client-first-message does not begin with n,, or y,,",
        "n,,m=ext,n=user,r=x      | the client-first-message is not n=user,r=nonce",
        "n,,n=user                | the client-first-message is not n=user,r=nonce",
        "n,,n=,r=x                | the user name is empty, or has = for something else than =2C and =3D",
        "n,,n=a=b,r=x             | the user name is empty, or has = for something else than =2C and =3D",
        "n,,n=user,r=             | the nonce is empty or not printable"
    })
    void refusesAFirstMessageThatIsNone(String message, String why) {
        assertThat(say(new ScramExchange(file("user")), message)).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "\"\"                                            | the client-final-message has no proof",
        "c=biws,r=cs                                     | the client-final-message has no proof",
        "c=eSws,r=cs,p=AAAA                              | the client-final-message binds another channel",
        "c=biws,r=other,p=AAAA                           | the client-final-message has another nonce",
        "c=biws,r=cs,p=AAAA                              | the proof is not 32 bytes in Base64",
        "c=biws,r=cs,p=?                                 | the proof is not 32 bytes in Base64"
    })
    void refusesAFinalMessageThatDoesNotFit(String message, String why) {
        var exchange = new ScramExchange(file("user"), "s");
        say(exchange, "n,,n=user,r=c");
        assertThat(say(exchange, message)).isEqualTo(why);
    }

    @Test
    void writesAVerifierAsItReadsIt() {
        var verifier = ScramVerifier.of(Payload.ofText("pencil"), SALT, 4_096);
        assertThat(ScramVerifier.parse(verifier.line())).isEqualTo(verifier);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "user", ":SCRAM-SHA-256$1:AA==$AA==:AA==", "user:pencil", "user:SCRAM-SHA-1$4096:AA==$AA==:AA==",
        "user:SCRAM-SHA-256$0:AA==$AA==:AA==", "user:SCRAM-SHA-256$4096:AA==$AA==:AA==",
        "user:SCRAM-SHA-256$4096:A$AA==:AA==", "user:SCRAM-SHA-256$99999999:AA==$AA==:AA=="
    })
    void namesFileAndLineOfABadLine(String line) {
        var file = AccessFixtures.write(folder.resolve("scram"), "# users", line);
        assertThatThrownBy(() -> ScramFile.read(file))
                .isInstanceOf(UnusableAccessFile.class).hasMessageStartingWith(file + ", line 2: ");
    }

    @Test
    void refusesTwoLinesForOneUser() {
        assertThatThrownBy(() -> file("user", "user")).hasMessageContaining("line 2: there is an earlier line for \"user\"");
    }

    /// A message that is not UTF-8 is no message of SCRAM, and nothing worse.
    @Test
    void survivesBytesThatAreNoText() {
        var noText = Payload.of("n,,n=\u00FF,r=x".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(new ScramExchange(file("user")).on(noText)).isInstanceOf(Step.Challenge.class);
    }
}
