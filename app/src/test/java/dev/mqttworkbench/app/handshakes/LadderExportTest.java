package dev.mqttworkbench.app.handshakes;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LadderExportTest {

    private final Net net = new Net();
    private final Words words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);
    private final LadderExport export = new LadderExport(words, new FlowText(words));

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        net.close();
    }

    private Flow message(String topic) {
        var subscriber = net.client("sub<1>");
        Net.subscribe(subscriber, "#", QoS.AT_LEAST_ONCE);
        Net.get(Net.publish(net.client("pub"), topic, QoS.EXACTLY_ONCE));
        var flow = net.flow(topic);
        net.until(() -> flow.packets() == 6);
        return flow;
    }

    private Flow dropped() {
        var publisher = net.client("pub");
        Net.get(net.broker.gates().stopAt(List.of(Breakpoint.at(PacketType.PUBREL))));
        Net.publish(publisher, "t", QoS.EXACTLY_ONCE);
        var flow = net.flow("t");
        net.until(() -> !flow.waiting().isEmpty());
        Net.get(net.broker.gates().drop(flow.waiting().getFirst().hold()));
        net.until(() -> flow.waiting().isEmpty());
        return flow;
    }

    @Test
    void writesMermaid() {
        var lines = new String(export.mermaid(message("a;b")), StandardCharsets.UTF_8).lines().map(String::strip).toList();
        assertThat(lines).startsWith("sequenceDiagram", "participant L0 as pub<br/>publisher · MQTT 5", "participant L1 as Broker<br/>bundled", "participant L2 as sub#lt;1#gt;<br/>subscriber · #35;");
        assertThat(lines.subList(4, lines.size())).hasSize(6);
        assertThat(lines).filteredOn(line -> line.startsWith("L0->>L1: PUBLISH<br/>QoS 2 · id 1 · a#59;b")).hasSize(1);
        assertThat(lines).filteredOn(line -> line.startsWith("L1->>L2: PUBLISH<br/>QoS 1")).hasSize(1);
    }

    @Test
    void drawsWhatGotLostAndWhatIsStillToCome() {
        var lines = new String(export.mermaid(dropped()), StandardCharsets.UTF_8).lines().map(String::strip).toList();
        assertThat(lines).anyMatch(line -> line.startsWith("L0-xL1: PUBREL<br/>id 1 · dropped by you"));
        assertThat(lines).anyMatch(line -> line.startsWith("L0-->>L1: PUBREL"));
        assertThat(lines).anyMatch(line -> line.startsWith("L1-->>L0: PUBCOMP"));
    }

    @Test
    void saysBelowEachLaneWhatItHolds() {
        assertThat(holdings(dropped())).containsExactly("1 awaiting PUBCOMP", "1 awaiting PUBREL");
    }

    @Test
    void saysThatNothingIsHeldWhereAllIsOver() {
        assertThat(holdings(message("a"))).containsExactly("nothing stored", "nothing stored", "nothing stored");
    }

    private List<String> holdings(Flow flow) {
        return new LadderLayout(flow, words, 900).lanes().stream().map(lane -> lane.holds().get().keeps()).toList();
    }

    @Test
    void writesAPictureThatXmlReaders() throws Exception {
        var file = Files.write(folder.resolve("ladder.svg"), export.svg(message("a&b")));
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("path").getLength()).as("one point an arrow").isEqualTo(6);
        assertThat(document.getDocumentElement().getTextContent()).contains("a&b", "sub<1>");
    }

    /// As the workbench's own client is of what it publishes.
    @Test
    void drawsWhatIsToComeOnTheLaneOfItsRole() {
        var both = net.client("both");
        Net.subscribe(both, "t", QoS.AT_LEAST_ONCE);
        Net.get(net.broker.gates().stopAt(List.of(Breakpoint.at(PacketType.PUBREL), Breakpoint.at(PacketType.PUBACK))));
        Net.publish(both, "t", QoS.EXACTLY_ONCE);
        var flow = net.flow("t");
        net.until(() -> flow.waiting().stream().anyMatch(arrow -> arrow.packet().type() == PacketType.PUBREL));

        var lines = new String(export.mermaid(flow), StandardCharsets.UTF_8).lines().map(String::strip).toList();
        assertThat(lines).anyMatch(line -> line.startsWith("L1-->>L0: PUBCOMP")).noneMatch(line -> line.startsWith("L1-->>L2: PUBCOMP"));
    }

    private byte[] pcapng(Flow flow) throws IOException {
        var out = new ByteArrayOutputStream();
        export.pcapng(flow, net.book.flows().stream().filter(each -> each.kind() == Flow.Kind.CONNECTION).toList()).into(out);
        return out.toByteArray();
    }

    /// Files are handed on.
    @Test
    void writesNoPasswords() throws IOException {
        var publisher = net.client(ConnectOptions.to("127.0.0.1", net.broker.address().getPort()).withClientIdentifier("pub")
                .withCredentials("alice", Payload.ofText("sesame")));
        Net.get(Net.publish(publisher, "t", QoS.AT_LEAST_ONCE));
        var flow = net.flow("t");
        net.until(() -> flow.packets() == 2);

        assertThat(new String(pcapng(flow), StandardCharsets.ISO_8859_1)).contains("alice", "\u0000\u0006******").doesNotContain("sesame");
    }

    @Test
    void writesPacketsThatTsharkReads() throws Exception {
        var flow = message("t");
        var file = Files.write(folder.resolve("ladder.pcapng"), pcapng(flow));
        assertThat(Files.size(file)).isPositive();
        Assumptions.assumeTrue(List.of(System.getenv("PATH").split(File.pathSeparator)).stream().anyMatch(each -> Files.isExecutable(Path.of(each, "tshark"))),
                "tshark is not installed");
        var process = new ProcessBuilder("tshark", "-r", file.toString(), "-T", "fields", "-e", "mqtt.msgtype", "-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var types = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(types).as("two CONNECT, two CONNACK, three PUBLISH or PUBACK at QoS 1, PUBREC, PUBREL, PUBCOMP")
                .containsExactlyInAnyOrder("1", "2", "1", "2", "3", "5", "6", "7", "3", "4");
    }
}
