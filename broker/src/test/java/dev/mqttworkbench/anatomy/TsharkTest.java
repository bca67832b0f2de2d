package dev.mqttworkbench.anatomy;

import java.io.File;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.PacketCase;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Packets;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.trace.PacketBytes;
import dev.mqttworkbench.trace.Pcapng;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The fields and bits that we find in a packet are where tshark finds them, over the whole catalogue of packets; a field of tshark's
/// that is neither compared nor among the differences is a failure. Our capture file is what it reads, so that is proved as well.
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
            Map.entry("mqtt.prop_key_len", "Name Length"),
            Map.entry("mqtt.prop_key", "Name"),
            Map.entry("mqtt.prop_value_len", "Value Length"),
            Map.entry("mqtt.prop_value", "Value"),
            Map.entry("mqtt.property_len", "Property Length"),
            Map.entry("mqtt.msgtype", "Packet Type"),
            Map.entry("mqtt.hdr_reserved", "Reserved"),
            Map.entry("mqtt.retain_reserved", "Reserved"),
            Map.entry("mqtt.dupflag", "DUP"),
            Map.entry("mqtt.qos", "QoS"),
            Map.entry("mqtt.retain", "RETAIN"),
            Map.entry("mqtt.conflag.uname", "User Name Flag"),
            Map.entry("mqtt.conflag.passwd", "Password Flag"),
            Map.entry("mqtt.conflag.retain", "Will Retain"),
            Map.entry("mqtt.conflag.qos", "Will QoS"),
            Map.entry("mqtt.conflag.willflag", "Will Flag"),
            Map.entry("mqtt.conflag.cleansess", "Clean Session"),
            Map.entry("mqtt.conflag.reserved", "Reserved"),
            Map.entry("mqtt.conack.flags.reserved", "Reserved"),
            Map.entry("mqtt.conack.flags.sp", "Session Present"),
            Map.entry("mqtt.subscription_options_reserved", "Reserved"),
            Map.entry("mqtt.subscription_options_retain", "Retain Handling"),
            Map.entry("mqtt.subscription_options_rap", "Retain As Published"),
            Map.entry("mqtt.subscription_options_nl", "No Local"),
            Map.entry("mqtt.subscription_options_qos", "QoS"));

    /// tshark's names for the value of a property, which we call by the property, and what we put behind that.
    private static final Map<String, String> PROPERTY_VALUES = Map.of(
            "mqtt.prop_number", "",
            "mqtt.prop_string_len", " Length",
            "mqtt.prop_string", "",
            "mqtt.property.max_qos", "",
            "mqtt.property.topic_alias", "",
            "mqtt.property.content_type", "");

    /// Fields of tshark's that are not compared as they are, each with the reason.
    private static final Map<String, String> DIFFERENT = Map.of(
            "mqtt.properties", "a branch around the length and the properties, which we list one behind the other; what is in it is compared",
            "mqtt.will_properties", "the same for the properties of the Will",
            "mqtt.unknown_topic_alias", "a remark of tshark's, without bytes: the catalogue uses a Topic Alias that nobody has set before");

    /// How tshark writes some bits of a byte.
    private static final Pattern BITS = Pattern.compile("([01.]{4}) ([01.]{4}) = .*");

    private static final Pattern PROPERTY_ID = Pattern.compile("ID: .*\\(0x([0-9a-f]{2})\\)");

    /// Where a field stands; `bits` as in [Field].
    private record Place(String name, int offset, int length, int bits) {}

    @TempDir
    private Path folder;

    @Test
    void findsTheFieldsWhereTsharkFindsThem() throws Exception {
        Assumptions.assumeTrue(isInstalled(), "tshark is not installed: where it finds the fields of packets is not compared");
        var passed = new ArrayList<Pcapng.Passed>();
        var frames = new LinkedHashMap<Integer, PacketCase>();
        for (var packet : Packets.all()) {
            add(packet, frames.size() + 1, passed);
            frames.put(passed.size() - 1, packet);
        }
        var dissected = dissect(passed);
        assertThat(dissected.getLength()).as("frames").isEqualTo(passed.size());
        var compared = new HashSet<String>();
        frames.forEach((frame, packet) -> compare(packet, (Element) dissected.item(frame), compared));
        var names = Stream.of(NAMES, PROPERTY_VALUES, DIFFERENT).flatMap(each -> each.keySet().stream()).toList();
        assertThat(compared).as("every name of tshark's is there").containsExactlyInAnyOrderElementsOf(names);
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
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("tshark ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        var text = Files.readString(pdml).replace("\uFFFF", ""); // which XML does not have
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text))).getElementsByTagName("packet");
    }

    private static void compare(PacketCase packet, Element frame, Set<String> compared) {
        var ours = new ArrayList<Place>();
        Anatomy.of(PacketBytes.taking(packet.bytes().toArray()), packet.version()).forEach(field -> gather(field, ours));
        var property = "";
        for (var field : fieldsOf(frame, packet)) {
            var name = field.element().getAttribute("name");
            compared.add(name);
            if (name.equals("mqtt.property_id")) {
                property = propertyOf(field.element());
            }
            if (!DIFFERENT.containsKey(name) && field.size() > 0) {
                assertThat(ours).as("%s: %s of tshark", packet, name).contains(placeOf(field, packet, property));
            }
        }
    }

    private static void gather(Field field, List<Place> places) {
        if (field.length() > 0) {
            places.add(new Place(field.name(), field.offset(), field.length(), field.bits()));
        }
        field.parts().forEach(part -> gather(part, places));
    }

    /// A field of tshark's in a packet that starts at `start` of its frame.
    private record Dissected(Element element, int start) {

        int size() {
            return Integer.parseInt(element.getAttribute("size"));
        }

        int offset() {
            return Integer.parseInt(element.getAttribute("pos")) - start;
        }

        /// Which bits of its byte it is, 0 for all.
        int bits() {
            var shown = BITS.matcher(element.getAttribute("showname"));
            return shown.matches() ? Integer.parseInt((shown.group(1) + shown.group(2)).replace('0', '1').replace('.', '0'), 2) : 0;
        }

        boolean isIn(String branch) {
            return element.getParentNode() instanceof Element parent && parent.getAttribute("name").equals(branch);
        }
    }

    private static List<Dissected> fieldsOf(Element frame, PacketCase packet) {
        var protocols = frame.getElementsByTagName("proto");
        var mqtt = IntStream.range(0, protocols.getLength()).mapToObj(i -> (Element) protocols.item(i))
                .filter(each -> each.getAttribute("name").equals("mqtt")).toList();
        assertThat(mqtt).as("what tshark sees of %s", packet).hasSize(1);
        var start = Integer.parseInt(mqtt.getFirst().getAttribute("pos"));
        var fields = mqtt.getFirst().getElementsByTagName("field");
        return IntStream.range(0, fields.getLength()).mapToObj(i -> new Dissected((Element) fields.item(i), start))
                .filter(field -> field.element().getAttribute("name").startsWith("mqtt.")).toList();
    }

    private static String propertyOf(Element field) {
        var shown = PROPERTY_ID.matcher(field.getAttribute("showname"));
        assertThat(shown.matches()).as(field.getAttribute("showname")).isTrue();
        return Property.of(Integer.parseInt(shown.group(1), 16)).orElseThrow().toString();
    }

    /// Where we should have the field.
    private static Place placeOf(Dissected field, PacketCase packet, String property) {
        return new Place(nameOf(field, packet, property), field.offset(), field.size(), field.bits());
    }

    private static String nameOf(Dissected field, PacketCase packet, String property) {
        var theirs = field.element().getAttribute("name");
        var ofValue = PROPERTY_VALUES.get(theirs);
        if (ofValue != null) {
            return property + ofValue;
        }
        var ours = Objects.requireNonNull(NAMES.get(theirs), () -> "tshark's field " + theirs + " has no name of ours, see NAMES and DIFFERENT");
        return switch (theirs) {
            case "mqtt.topic", "mqtt.topic_len" -> isAboutFilters(packet) ? ours.replace("Topic Name", "Topic Filter") : ours;
            case "mqtt.conflag.cleansess" -> packet.version().isV5() ? "Clean Start" : ours;
            case "mqtt.property_len" -> field.isIn("mqtt.will_properties") ? "Will Properties Length" : ours;
            default -> ours;
        };
    }

    private static boolean isAboutFilters(PacketCase packet) {
        return packet.packet().type() == PacketType.SUBSCRIBE || packet.packet().type() == PacketType.UNSUBSCRIBE;
    }
}
