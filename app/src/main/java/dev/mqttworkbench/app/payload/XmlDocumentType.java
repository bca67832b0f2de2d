package dev.mqttworkbench.app.payload;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/// The document type of an XML document, as it stands there: the parser skips it and keeps pieces of it at the most.
final class XmlDocumentType {

    private static final String SIGN = "<!DOCTYPE";

    private final String document;

    private XmlDocumentType(String document) {
        this.document = document;
    }

    /// From `<!DOCTYPE` to the `>` that belongs to it.
    ///
    /// @param document has a document type that the parser has read
    /// @param encoding as the parser names it
    static String in(byte[] document, @Nullable String encoding) {
        return new XmlDocumentType(new String(document, charset(encoding))).find();
    }

    private static Charset charset(@Nullable String encoding) {
        try {
            return encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        } catch (IllegalArgumentException unknown) { // to Java, not to the parser
            return StandardCharsets.UTF_8;
        }
    }

    private String find() {
        var from = 0;
        while (from < document.length() && !document.startsWith(SIGN, from)) {
            from = behindPieceAt(from);
        }
        return document.substring(from, end(from));
    }

    private int end(int from) {
        var isInSubset = false;
        var at = Math.min(from + SIGN.length(), document.length());
        while (at < document.length() && (isInSubset || document.charAt(at) != '>')) {
            isInSubset = document.charAt(at) == '[' || isInSubset && document.charAt(at) != ']';
            at = behindPieceAt(at);
        }
        return Math.min(at + 1, document.length());
    }

    /// Comments, processing instructions and what stands in quotes may hold any sign: they are one piece, all else is single signs.
    private int behindPieceAt(int at) {
        if (document.startsWith("<!--", at)) {
            return behind("-->", at + 4);
        }
        if (document.startsWith("<?", at)) {
            return behind("?>", at + 2);
        }
        var sign = document.substring(at, at + 1);
        return sign.equals("\"") || sign.equals("'") ? behind(sign, at + 1) : at + 1;
    }

    private int behind(String end, int from) {
        var at = document.indexOf(end, from);
        return at < 0 ? document.length() : at + end.length();
    }
}
