package dev.mqttworkbench.app.retained;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

import dev.mqttworkbench.broker.RetainedMessage;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A file of retained messages: JSON, one message a line, as the user guide describes it. Any thread; takes as long as the file
/// is large.
///
/// @param path where
record RetainedFile(Path path) {

    static final String FORMAT = "mqtt-workbench-retained";
    static final int VERSION = 1;
    private static final int BETWEEN_LOOKS = 512;
    private static final String MESSAGES = "messages";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // behind a message comes the next one
            .build();

    /// Writes the messages in the place of what was there, whole or not at all.
    ///
    /// @param isStopped is asked now and then
    /// @param progress hears how many are written
    /// @throws CancellationException when it was stopped
    void write(List<RetainedMessage> messages, BooleanSupplier isStopped, IntConsumer progress) throws IOException {
        var folder = path.toAbsolutePath().getParent();
        var fresh = Files.createTempFile(folder, path.getFileName().toString(), ".new");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16)) {
                write(messages, out, isStopped, progress);
            }
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void write(List<RetainedMessage> messages, OutputStream out, BooleanSupplier isStopped, IntConsumer progress)
            throws IOException {
        out.write(String.format(Locale.ROOT, "{\"format\":\"%s\",\"version\":%d,\"%s\":[", FORMAT, VERSION, MESSAGES).getBytes(StandardCharsets.UTF_8));
        for (var i = 0; i < messages.size(); i++) {
            if (i % BETWEEN_LOOKS == 0) {
                progress.accept(i);
                if (isStopped.getAsBoolean()) {
                    throw new CancellationException();
                }
            }
            out.write(i == 0 ? "\n".getBytes(StandardCharsets.UTF_8) : ",\n".getBytes(StandardCharsets.UTF_8));
            out.write(MAPPER.writeValueAsBytes(RetainedJson.of(messages.get(i), MAPPER.createObjectNode())));
        }
        out.write("\n]}\n".getBytes(StandardCharsets.UTF_8));
    }

    /// Reads the messages, in the order of the file.
    ///
    /// @throws IOException when the system does not give the file
    /// @throws FileFault when it holds something else
    /// @throws CancellationException when it was stopped
    List<RetainedMessage> read(BooleanSupplier isStopped) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(path), 1 << 16); var parser = MAPPER.createParser(in)) {
            return read(parser, isStopped);
        } catch (StreamReadException noJson) {
            throw new FileFault(FileFault.Kind.NO_JSON, Integer.toString(Math.max(1, noJson.getLocation().getLineNr())));
        }
    }

    private static List<RetainedMessage> read(JsonParser parser, BooleanSupplier isStopped) {
        require(parser.nextToken() == JsonToken.START_OBJECT);
        var isOurs = false;
        var version = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "format" -> isOurs = FORMAT.equals(parser.getValueAsString(""));
                case "version" -> version = parser.getValueAsInt(0);
                case MESSAGES -> {
                    require(isOurs);
                    requireVersion(version);
                    require(parser.currentToken() == JsonToken.START_ARRAY);
                    return readMessages(parser, isStopped);
                }
                default -> parser.skipChildren();
            }
        }
        throw new FileFault(FileFault.Kind.OTHER_CONTENT);
    }

    private static void require(boolean isAsExpected) {
        if (!isAsExpected) {
            throw new FileFault(FileFault.Kind.OTHER_CONTENT);
        }
    }

    private static void requireVersion(int version) {
        if (version > VERSION) {
            throw new FileFault(FileFault.Kind.NEWER, Integer.toString(version));
        }
    }

    private static List<RetainedMessage> readMessages(JsonParser parser, BooleanSupplier isStopped) {
        var messages = new ArrayList<RetainedMessage>();
        var topics = new HashSet<String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (isStopped.getAsBoolean()) {
                throw new CancellationException();
            }
            require(parser.currentToken() == JsonToken.START_OBJECT);
            var line = Integer.toString(parser.currentTokenLocation().getLineNr());
            var message = RetainedJson.read((ObjectNode) MAPPER.readTree(parser), line);
            if (!topics.add(message.topic())) {
                throw new FileFault(FileFault.Kind.TWICE, line, message.topic());
            }
            messages.add(message);
        }
        return messages;
    }
}
