package dev.mqttworkbench.app.payload;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads a payload as XML and indents it. Document types and entities of others are not followed: nothing is opened or
/// expanded.
final class XmlText {

    private static final int DEEPEST = 500;

    private final XMLStreamReader reader;
    private final Lines lines;
    private final Ints openings = new Ints();
    private int depth;
    /// The line that is being written holds a start tag, and text may follow on it.
    private boolean isFreshTag;

    private XmlText(XMLStreamReader reader, Lines lines) {
        this.reader = reader;
        this.lines = lines;
    }

    static Decoded decode(Decoding asked) throws CannotDecode {
        var lines = new Lines();
        try {
            var bytes = new ByteArrayInputStream(asked.payload().toBytes(0, asked.shown()));
            new XmlText(factory().createXMLStreamReader(bytes), lines).read(asked.watch());
        } catch (XMLStreamException fault) {
            if (!asked.isCut() || lines.isEmpty()) {
                var place = fault.getLocation();
                throw new CannotDecode(DecodeFault.Reason.NOT_XML, place == null ? 1 : Math.max(1, place.getLineNumber()),
                        place == null ? 1 : Math.max(1, place.getColumnNumber()));
            }
        }
        return Decoder.lines(Decoder.XML, lines.finish(), asked);
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    private void read(Watch watch) throws XMLStreamException {
        while (reader.hasNext() && !lines.isFull()) {
            var event = reader.next();
            watch.at(reader.getLocation().getCharacterOffset());
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> text("&" + reader.getLocalName() + ";");
                case XMLStreamConstants.COMMENT -> comment();
                default -> {} // white space, processing instructions, the document type: nothing to indent
            }
        }
    }

    private void start() throws XMLStreamException {
        if (depth >= DEEPEST) {
            throw new XMLStreamException("Nested too deeply", reader.getLocation());
        }
        freshLine();
        lines.add(Token.Kind.PUNCTUATION, "<");
        lines.add(Token.Kind.KEY, name());
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            lines.add(Token.Kind.LITERAL, " " + reader.getAttributeLocalName(i));
            lines.add(Token.Kind.PUNCTUATION, "=");
            lines.add(Token.Kind.STRING, "\"" + readable(reader.getAttributeValue(i)) + "\"");
        }
        lines.add(Token.Kind.PUNCTUATION, ">");
        if (openings.size() == depth) {
            openings.add(0);
        }
        openings.set(depth, lines.count());
        depth++;
        isFreshTag = true;
    }

    private void end() {
        depth--;
        if (!isFreshTag) {
            freshLine();
            lines.closes(openings.get(depth));
        }
        lines.add(Token.Kind.PUNCTUATION, "</");
        lines.add(Token.Kind.KEY, name());
        lines.add(Token.Kind.PUNCTUATION, ">");
        isFreshTag = false;
    }

    private void text(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            return;
        }
        if (!isFreshTag) {
            freshLine();
        }
        lines.add(Token.Kind.TEXT, readable(stripped));
    }

    private void comment() {
        freshLine();
        lines.add(Token.Kind.MARK, "<!--" + readable(reader.getText()) + "-->");
        isFreshTag = false;
    }

    private void freshLine() {
        if (!lines.isEmpty()) {
            lines.end(depth);
        }
        isFreshTag = false;
    }

    private String name() {
        var prefix = reader.getPrefix();
        return prefix == null || prefix.isEmpty() ? reader.getLocalName() : prefix + ":" + reader.getLocalName();
    }

    private static String readable(String text) {
        var readable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> Preview.escape(readable, c));
        return readable.toString();
    }
}
