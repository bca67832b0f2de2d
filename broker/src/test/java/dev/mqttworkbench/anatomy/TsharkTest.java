package dev.mqttworkbench.anatomy;

import java.io.File;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;

import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.PacketCase;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Packets;
import dev.mqttworkbench.trace.PacketBytes;
import dev.mqttworkbench.trace.Pcapng;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The fields that we find in a packet are where tshark finds them, over the whole catalogue of packets. Our capture file is what it
/// reads, so that is proved as well.
class TsharkTest {

    /// tshark's names for our fields. Those of a field with a length in front are the text without it.
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("mqtt.hdrflags", "Type and flags"),
            Map.entry("mqtt.len", "Remaining Length"),
            Map.entry("mqtt.msgid", "Packet Identifier"),
            Map.entry("mqtt.topic_len", "Topic Name Length"),
            Map.entry("mqtt.topic", "Topic Name"),
            Map.entry("mqtt.msg", "Payload"),
            Map.entry("mqtt.protoname", "Protocol Name"),
            Map.entry("mqtt.ver", "Protocol Version"),
            Map.entry("mqtt.conflags", "Connect Flags"),
            Map.entry("mqtt.kalive", "Keep Alive"),
            Map.entry("mqtt.clientid", "Client Identifier"),
            Map.entry("mqtt.willtopic", "Will Topic"),
            Map.entry("mqtt.username", "User Name"),
            Map.entry("mqtt.passwd", "Password"),
            Map.entry("mqtt.conack.flags", "Connect Acknowledge Flags"),
            Map.entry("mqtt.conack.val", "Connect Return code"),
            Map.entry("mqtt.connack.reason_code", "Reason Code"),
            Map.entry("mqtt.puback.reason_code", "Reason Code"),
            Map.entry("mqtt.pubrec.reason_code", "Reason Code"),
            Map.entry("mqtt.pubrel.reason_code", "Reason Code"),
            Map.entry("mqtt.pubcomp.reason_code", "Reason Code"),
            Map.entry("mqtt.suback.reason_code", "Reason Code"),
            Map.entry("mqtt.unsuback.reason_code", "Reason Code"),
            Map.entry("mqtt.disconnect.reason_code", "Reason Code"),
            Map.entry("mqtt.auth.reason_code", "Reason Code"),
            Map.entry("mqtt.suback.qos", "Return Code"),
            Map.entry("mqtt.sub.qos", "Requested QoS"),
            Map.entry("mqtt.subscription_options", "Subscription Options"),
            Map.entry("mqtt.property_id", "Property Identifier"),
            Map.entry("mqtt.proto_len", "Protocol Name Length"),
            Map.entry("mqtt.clientid_len", "Client Identifier Length"),
            Map.entry("mqtt.willtopic_len", "Will Topic Length"),
            Map.entry("mqtt.willmsg_len", "Will Payload Length"),
            Map.entry("mqtt.willmsg", "Will Payload"),
            Map.entry("mqtt.username_len", "User Name Length"),
            Map.entry("mqtt.passwd_len", "Password Length"),
            Map.entry("mqtt.prop_key", "Name"),
            Map.entry("mqtt.prop_value", "Value"));

    /// Where a field stands.
    private record Place(String name, int offset, int length) {}

    @TempDir
    private Path folder;

    @Test
    void findsTheFieldsWhereTsharkFindsThem() throws Exception {
        Assumptions.assumeTrue(isInstalled(), "tshark is not installed");
        var passed = new ArrayList<Pcapng.Passed>();
        var frames = new LinkedHashMap<Integer, PacketCase>();
        for (var packet : Packets.all()) {
            add(packet, frames.size() + 1, passed);
            frames.put(passed.size() - 1, packet);
        }
        var dissected = dissect(passed);
        assertThat(dissected.getLength()).as("frames").isEqualTo(passed.size());
        var compared = new HashMap<String, Integer>();
        frames.forEach((frame, packet) -> compare(packet, (Element) dissected.item(frame), compared));
        assertThat(compared.keySet()).as("every name has been compared").containsAll(NAMES.values());
    }

    private static boolean isInstalled() {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream().anyMatch(each -> Files.isExecutable(Path.of(each, "tshark")));
    }

    /// The packet on a connection of its own, behind a CONNECT of its version, so that tshark knows that.
    private static void add(PacketCase packet, int connection, List<Pcapng.Passed> passed) {
        if (!(packet.packet() instanceof Connect)) {
            var connect = Packets.all().stream().filter(each -> each.packet() instanceof Connect && each.version() == packet.version()).findFirst().orElseThrow();
            passed.add(new Pcapng.Passed(Instant.now(), connection, true, PacketBytes.taking(connect.bytes().toArray())));
        }
        passed.add(new Pcapng.Passed(Instant.now(), connection, !isFromServer(packet), PacketBytes.taking(packet.bytes().toArray())));
    }

    private static boolean isFromServer(PacketCase packet) {
        return switch (packet.packet().type()) {
            case CONNACK, SUBACK, UNSUBACK, PINGRESP -> true;
            default -> false;
        };
    }

    /// What tshark says of each frame.
    private NodeList dissect(List<Pcapng.Passed> passed) throws Exception {
        var capture = folder.resolve("packets.pcapng");
        try (var out = Files.newOutputStream(capture)) {
            Pcapng.write(passed, out);
        }
        var pdml = folder.resolve("packets.xml");
        var process = new ProcessBuilder("tshark", "-r", capture.toString(), "-T", "pdml")
                .redirectOutput(pdml.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("tshark ends").isTrue();
        var text = Files.readString(pdml).replace("\uFFFF", ""); // which XML does not have
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text))).getElementsByTagName("packet");
    }

    private static void compare(PacketCase packet, Element frame, Map<String, Integer> compared) {
        var ours = new ArrayList<Place>();
        Anatomy.of(PacketBytes.taking(packet.bytes().toArray()), packet.version()).forEach(field -> gather(field, ours));
        for (var place : placesOf(frame, packet)) {
            assertThat(ours).as("%s: %s of tshark", packet, place).contains(place);
            compared.merge(place.name(), 1, Integer::sum);
        }
    }

    private static void gather(Field field, List<Place> places) {
        if (field.length() > 0) {
            places.add(new Place(field.name(), field.offset(), field.length()));
        }
        field.parts().forEach(part -> gather(part, places));
    }

    private static List<Place> placesOf(Element frame, PacketCase packet) {
        var protocols = frame.getElementsByTagName("proto");
        var mqtt = IntStream.range(0, protocols.getLength()).mapToObj(i -> (Element) protocols.item(i))
                .filter(each -> each.getAttribute("name").equals("mqtt")).findFirst()
                .orElseThrow(() -> new AssertionError("tshark sees no MQTT in " + packet));
        var start = Integer.parseInt(mqtt.getAttribute("pos"));
        var isAboutFilters = packet.packet().type() == PacketType.SUBSCRIBE || packet.packet().type() == PacketType.UNSUBSCRIBE;
        var fields = mqtt.getElementsByTagName("field");
        return IntStream.range(0, fields.getLength()).mapToObj(i -> (Element) fields.item(i))
                .filter(field -> NAMES.containsKey(field.getAttribute("name")) && !field.getAttribute("size").equals("0"))
                .map(field -> {
                    var name = Objects.requireNonNull(NAMES.get(field.getAttribute("name")));
                    return new Place(isAboutFilters ? name.replace("Topic Name", "Topic Filter") : name,
                            Integer.parseInt(field.getAttribute("pos")) - start, Integer.parseInt(field.getAttribute("size")));
                }).toList();
    }
}
