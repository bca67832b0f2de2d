package dev.mqttworkbench.app.payload;

import java.io.ByteArrayInputStream;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/// Reads a payload as XML and indents it: what stands there, escaped so that it is XML again where it is copied. Document types and
/// entities of others are not followed: nothing is opened or expanded.
final class XmlText {

    private static final int DEEPEST = 500;

    private final byte[] bytes;
    private final XMLStreamReader reader;
    private final Lines lines;
    private final Ints openings = new Ints();
    private int depth;
    /// The line that is being written holds a start tag, and text may follow on it.
    private boolean isFreshTag;

    private XmlText(byte[] bytes, Lines lines) throws XMLStreamException {
        this.bytes = bytes;
        this.reader = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
        this.lines = lines;
    }

    static Decoded decode(Decoding asked) throws CannotDecode {
        var lines = new Lines();
        try {
            new XmlText(asked.payload().toBytes(0, asked.shown()), lines).read(asked.watch());
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
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(content(reader.getText()));
                case XMLStreamConstants.ENTITY_REFERENCE -> text("&" + reader.getLocalName() + ";");
                case XMLStreamConstants.COMMENT -> mark("<!--" + reader.getText() + "-->");
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> mark("<?" + instruction() + "?>");
                case XMLStreamConstants.DTD -> XmlDocumentType.in(bytes, reader.getEncoding()).lines().forEach(this::mark);
                default -> {} // white space
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
        for (var i = 0; i < reader.getNamespaceCount(); i++) {
            var prefix = reader.getNamespacePrefix(i);
            attribute(prefix == null ? "xmlns" : "xmlns:" + prefix, Objects.requireNonNullElse(reader.getNamespaceURI(i), ""));
        }
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            attribute(name(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
        }
        lines.add(Token.Kind.PUNCTUATION, ">");
        if (openings.size() == depth) {
            openings.add(0);
        }
        openings.set(depth, lines.count());
        depth++;
        isFreshTag = true;
    }

    private void attribute(String name, String value) {
        lines.add(Token.Kind.LITERAL, " " + name);
        lines.add(Token.Kind.PUNCTUATION, "=");
        lines.add(Token.Kind.STRING, "\"" + escaped(value).replace("\"", "&quot;") + "\"");
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

    /// The end of a CDATA section may not stand in the text of an element (XML 1.0, 2.4).
    private static String content(String text) {
        return escaped(text.strip()).replace("]]>", "]]&gt;");
    }

    private void text(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!isFreshTag) {
            freshLine();
        }
        lines.add(Token.Kind.TEXT, text);
    }

    private String instruction() {
        var data = reader.getPIData();
        return data == null || data.isEmpty() ? reader.getPITarget() : reader.getPITarget() + " " + data;
    }

    /// What is neither an element nor its text has a line of its own.
    private void mark(String text) {
        freshLine();
        lines.add(Token.Kind.MARK, readable(text));
    }

    private void freshLine() {
        if (!lines.isEmpty()) {
            lines.end(depth);
        }
        isFreshTag = false;
    }

    private String name() {
        return name(reader.getPrefix(), reader.getLocalName());
    }

    private static String name(@Nullable String prefix, String localName) {
        return prefix == null || prefix.isEmpty() ? localName : prefix + ":" + localName;
    }

    /// What would end the text, and what would break the line, as references (XML 1.0, 4.1).
    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                default -> appendInLine(escaped, c);
            }
        });
        return escaped.toString();
    }

    private static void appendInLine(StringBuilder line, int c) {
        if (Preview.isDisruptive(c)) {
            line.append("&#x").append(Integer.toHexString(c)).append(';');
        } else {
            line.appendCodePoint(c);
        }
    }

    /// Of what knows no references.
    private static String readable(String text) {
        var readable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> Preview.escape(readable, c));
        return readable.toString();
    }
}
