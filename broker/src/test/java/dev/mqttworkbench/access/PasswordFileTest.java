package dev.mqttworkbench.access;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PasswordFileTest {

    private static final String HASH = AccessFixtures.ALICE.substring("alice:".length());

    @TempDir
    private Path folder;

    private PasswordFile file(String... lines) {
        return PasswordFile.read(AccessFixtures.write(folder.resolve("users"), lines));
    }

    private static boolean admits(PasswordFile file, String user, String password) {
        return file.verify(user, Payload.ofText(password)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"alice,secret", "bob smith,pässword", "carol,slow", "bob,hunter2"})
    void knowsThePasswordsThatMosquittoPasswdWrote(String user, String password) {
        var file = file(
                AccessFixtures.ALICE, AccessFixtures.BOB_SMITH, "", "# by hand", AccessFixtures.CAROL, AccessFixtures.BOB);
        assertThat(file.size()).isEqualTo(4);
        assertThat(file.verify(user, Payload.ofText(password)).orElseThrow().userName()).contains(user);
        assertThat(admits(file, user, password + "x")).isFalse();
        assertThat(admits(file, user, "")).isFalse();
        assertThat(admits(file, user.toUpperCase(Locale.ROOT), password)).isFalse();
    }

    @Test
    void aPasswordMayBeAnyBytes() {
        var salt = Payload.ofText("salt");
        var password = Payload.of(new byte[] {(byte) 0xFF, 0, (byte) 0x80});
        var hash = Digests.pbkdf2(Digests.HMAC_SHA_512, password.toBytes(), salt.toBytes(), 3);
        var known = new PasswordHash.Pbkdf2(3, salt, Payload.of(hash));
        assertThat(known.isOf(password)).isTrue();
        assertThat(known.isOf(Payload.of(new byte[] {(byte) 0xFE, 0, (byte) 0x80}))).isFalse();
    }

    /// How long the answer takes must not tell who is there: the work is the same.
    @Test
    void anUnknownUserCostsAsMuchAsAKnownOne() {
        var known = PasswordHash.parse(AccessFixtures.CAROL.substring("carol:".length()));
        assertThat(known.decoy().iterations()).isEqualTo(20_000);
        for (var password : new String[] {"", "slow", "secret"}) {
            assertThat(known.decoy().isOf(Payload.ofText(password))).isFalse();
            assertThat(admits(file(AccessFixtures.ALICE, AccessFixtures.CAROL), "nobody", password)).isFalse();
        }
    }

    @Test
    void anEmptyFileAdmitsNobody() {
        assertThat(admits(file(""), "alice", "secret")).isFalse();
        assertThat(admits(file(""), "", "")).isFalse();
    }

    /// A password file with a bad line.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "alice                             | a user's line has the form user:hash",
        ":$6$c2FsdA==$AAAA                 | a user's line has the form user:hash",
        "alice:                            | the password is not hashed",
        "alice:secret                      | the password is not hashed; mosquitto_passwd -U",
        "alice:$7$101$c2FsdA==             | the form $7$iterations$salt$hash",
        "alice:$7$0$c2FsdA==$AAAA          | the iterations are a number from 1 to 10000000",
        "alice:$7$99999999999$c2FsdA==$AAA | the iterations are a number from 1 to 10000000",
        "alice:$7$many$c2FsdA==$AAAA       | the iterations are a number from 1 to 10000000",
        "alice:$7$101$c2FsdA==$AAAA        | the hash has 3 bytes instead of 64",
        "alice:$7$101$?$AAAA               | salt and hash are Base64",
        "alice:$6$c2FsdA==                 | the form $6$salt$hash",
        "alice:$6$c2FsdA==$====            | salt and hash are Base64",
        "alice:$5$c2FsdA==$AAAA            | the hash $5$ is not known; there are $7$ and $6$",
        "alice:$argon2id$v=19$m=47$c$h     | argon2 is not supported; write the password with mosquitto_passwd -H sha512-pbkdf2"
    })
    void namesFileAndLineOfABadLine(String line, String why) {
        assertThatThrownBy(() -> file("# users", AccessFixtures.BOB, line))
                .isInstanceOf(UnusableAccessFile.class)
                .hasMessageStartingWith(folder.resolve("users") + ", line 3: ")
                .hasMessageContaining(why)
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesTwoLinesForOneUser() {
        assertThatThrownBy(() -> file(AccessFixtures.ALICE, "alice:" + HASH))
                .hasMessageEndingWith("line 2: there is an earlier line for \"alice\"; remove one of them");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> PasswordFile.read(folder.resolve("missing")))
                .hasMessage(folder.resolve("missing") + ": there is no such file");
    }

    @Test
    void saysThatTheFileIsNoText() throws Exception {
        var file = folder.resolve("users");
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 'a'});
        assertThatThrownBy(() -> PasswordFile.read(file)).hasMessage(file + ": the file is not UTF-8 text");
    }
}
