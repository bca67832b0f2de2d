package dev.mqttworkbench.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.mqttworkbench.access.AccessFixtures;
import dev.mqttworkbench.broker.AccessSettings.Anonymous;
import dev.mqttworkbench.interop.MosquittoBroker;
import dev.mqttworkbench.interop.Programs;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/// The same files and the same clients at Eclipse Mosquitto, where it is installed, and here: what may be read and written is the
/// same.
@Timeout(120)
class MosquittoAccessListTest {

    private static final String[] RULES = {
        "# rules before the first user", "topic read public/#", "topic deny public/secret", "topic write inbox/+/x", "",
        "user alice", "topic home/alice/#", "topic deny home/alice/locked/#", "topic read only/read", "topic write only/write",
        "topic read with spaces/+", "topic deny own/alice/denied",
        "user bob", "topic read home/+/lamp", "topic deny home/alice/lamp", "topic read own/bob/b/locked", "topic read +",
        "user alice", "topic read again/#", "topic read $SYS/nothing/#",
        "pattern readwrite own/%u/%c/#", "pattern read shared/%u", "pattern deny own/%u/%c/locked", "pattern write device%c/state",
        "pattern read everybody/+/x", "pattern deny everybody/but/x", "pattern own/%u/#",
        "user admin", "topic readwrite #"
    };

    private static final List<String> TOPICS = List.of(
            "public", "public/news", "public/secret", "public/secret/more", "inbox/a/x", "inbox/a", "home/alice", "home/alice/lamp",
            "home/alice/locked", "home/alice/locked/x", "home/bob/lamp", "home/bob/lamp/x", "only/read", "only/write",
            "with spaces/x", "again", "again/x/y", "own/alice/a/x", "own/alice/a/locked", "own/alice/b/x", "own/alice/denied",
            "own/bob/b", "own/bob/b/locked", "own/alice", "shared/alice", "shared/bob", "devicea/state", "devicea/state/x",
            "deviceb/state", "everybody/a/x", "everybody/but/x", "single", "/single", "own/%u/a/x", "own//a/x", "nothing");

    /// Who asks: a client identifier and a user with a password, where there is one.
    private record Asker(String clientIdentifier, String user, String password) {

        PacketClient open(int port) throws IOException {
            var client = new PacketClient(port, V5);
            var connAck = user.isEmpty()
                    ? client.connect(clientIdentifier, true, 0, Properties.NONE, null)
                    : client.login(clientIdentifier, user, password);
            assertThat(connAck.reasonCode()).isEqualTo(ReasonCode.SUCCESS);
            return client;
        }
    }

    private static final Asker ADMIN = new Asker("admin", "admin", "secret");

    private static final List<Asker> ASKERS = List.of(
            new Asker("a", "", ""), new Asker("b", "", ""), new Asker("a", "alice", "secret"), new Asker("b", "alice", "secret"),
            new Asker("b", "bob", "hunter2"), new Asker("a", "carol", "slow"), new Asker("#", "", ""), new Asker("+", "", ""),
            new Asker("a+", "alice", "secret"), new Asker("%u", "alice", "secret"));

    @TempDir
    private Path folder;

    @Test
    void allowsAndDeniesWhatMosquittoDoes() throws Exception {
        Programs.assumeInstalled("mosquitto");
        var admin = AccessFixtures.ALICE.replaceFirst("alice", "admin");
        var users = AccessFixtures.write(
                folder.resolve("users"), AccessFixtures.ALICE, AccessFixtures.BOB, AccessFixtures.CAROL, admin);
        var acl = AccessFixtures.write(folder.resolve("acl"), RULES);
        var settings = BrokerSettings.defaults().withPort(0).withAccess(AccessSettings.DEFAULTS
                .withPasswordFile(users).withAccessList(acl).withAnonymous(Anonymous.ALWAYS));
        Map<String, String> theirs;
        try (var mosquitto = MosquittoBroker.start(folder, "allow_anonymous true\npassword_file %s\nacl_file %s\nuser %s"
                .formatted(users, acl, System.getProperty("user.name")))) {
            theirs = ask(mosquitto.port());
        }
        try (var broker = Broker.start(settings).toCompletableFuture().get(10, SECONDS)) {
            assertThat(ask(broker.address().getPort())).isEqualTo(theirs);
        }
        assertThat(theirs.values()).as("all kinds of answers").contains("r-", "-w", "rw", "--");
    }

    /// What everybody may do with every topic.
    private static Map<String, String> ask(int port) throws IOException {
        var answers = new TreeMap<String, String>();
        for (var asker : ASKERS) {
            try (var admin = ADMIN.open(port)) {
                var writable = writable(asker, admin, port);
                var readable = readable(asker, admin, port);
                for (var topic : TOPICS) {
                    answers.put(
                            asker + " " + topic,
                            (readable.contains(topic) ? "r" : "-") + (writable.contains(topic) ? "w" : "-"));
                }
            }
        }
        return answers;
    }

    private static List<String> writable(Asker asker, PacketClient admin, int port) throws IOException {
        admin.subscribe("#", AT_MOST_ONCE);
        try (var client = asker.open(port)) {
            for (var topic : TOPICS) {
                client.publish(topic, "m", AT_MOST_ONCE);
            }
            client.receiveUntilPong();
        }
        return topics(admin);
    }

    private static List<String> readable(Asker asker, PacketClient admin, int port) throws IOException {
        admin.unsubscribe("#");
        try (var client = asker.open(port)) {
            client.subscribe("#", AT_MOST_ONCE);
            for (var topic : TOPICS) {
                admin.publish(topic, "m", AT_MOST_ONCE);
            }
            admin.receiveUntilPong();
            return topics(client);
        }
    }

    private static List<String> topics(PacketClient subscriber) throws IOException {
        return subscriber.receiveUntilPong().stream().map(packet -> ((Publish) packet).topicName()).toList();
    }
}
