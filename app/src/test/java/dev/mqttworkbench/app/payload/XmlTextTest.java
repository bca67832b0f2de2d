package dev.mqttworkbench.app.payload;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What is shown of XML is what stands there, and what is copied of it is XML again.
class XmlTextTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "<a xmlns=\"u\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"t\" xml:lang=\"de\"></a>",
            "<a xmlns=\"u\">\n  <b xmlns=\"\"></b>\n</a>",
            "<a b=\"x&lt;y&quot; &amp; 'z'>\"></a>",
            "<a>1 &lt; 2 &amp; \"3\" > 2 ]]&gt;</a>",
            "<a b=\"1&#xa;2\">3&#xa;4&#x9;5</a>",
            "<a>1&amp;lt;2</a>"})
    void readsTheSameAgain(String shown) {
        assertThat(xml(shown)).isEqualTo(shown);
    }

    @Test
    void escapesWhatACharacterDataSectionHolds() {
        assertThat(xml("<a><![CDATA[if (a < b && c)]]></a>")).isEqualTo("<a>if (a &lt; b &amp;&amp; c)</a>");
    }

    @Test
    void showsProcessingInstructionsOnLinesOfTheirOwn() {
        assertThat(xml("<?xml version=\"1.0\"?><?style href=\"a.xsl\" ?><a><?empty?><b/></a><?end now?>"))
                .isEqualTo("<?style href=\"a.xsl\" ?>\n<a>\n  <?empty?>\n  <b></b>\n</a>\n<?end now?>");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<!DOCTYPE a>",
            "<!DOCTYPE a PUBLIC \"-//W3C//DTD XHTML\" 'a>.dtd'>",
            "<!DOCTYPE a [\n  <!ELEMENT a ANY>\n  <!ENTITY ü \"ä>\">\n] >"})
    void showsTheDocumentTypeAsItStands(String type) {
        for (var charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16}) {
            var payload = Payload.of(("<!-- <!DOCTYPE no> -->" + type + "<a/>").getBytes(charset));

            assertThat(Decoder.XML.decode(payload, Decoder.ALL).text()).isEqualTo("<!-- <!DOCTYPE no> -->\n" + type + "\n<a></a>");
        }
    }

    private static String xml(String document) {
        return Decoder.XML.decode(Payload.ofText(document), Decoder.ALL).text();
    }
}
