package dev.mqttworkbench.app.payload;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;

/// Reads .proto files with the parser of Wire, which no module can require: its two jars share a package. It lies beside the
/// modules of an installed workbench, and on the class path of tests, and loads with the first .proto file. See
/// docs/decisions/payload-libraries.md.
final class ProtoFiles {

    private static final System.Logger LOG = System.getLogger(ProtoFiles.class.getName());
    private static final Path INSTALLED = Path.of(System.getProperty("java.home"), "lib", "proto-parser");
    private static final String WIRE = "com.squareup.wire.schema.";

    private ProtoFiles() {}

    /// The file and all that it imports from its folder, in the form in which `protoc` writes them.
    ///
    /// @throws IOException when it is no .proto file, with what the parser says
    static List<FileDescriptorProto> parse(Path file) throws IOException, CannotDecode {
        try {
            return parse(file, Parser.CLASSES);
        } catch (InvocationTargetException refused) {
            var cause = refused.getCause();
            throw new IOException(cause == null ? refused.toString() : cause.getMessage(), refused);
        } catch (ReflectiveOperationException missing) {
            LOG.log(System.Logger.Level.ERROR, "The parser of .proto files is missing", missing);
            throw new CannotDecode(DecodeFault.Reason.NO_PROTO_PARSER, file);
        }
    }

    private static List<FileDescriptorProto> parse(Path file, ClassLoader classes) throws ReflectiveOperationException, IOException {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder").toString();
        var location = classes.loadClass(WIRE + "Location");
        var type = classes.loadClass(WIRE + "SchemaLoader");
        var loader = type.getConstructor(FileSystem.class).newInstance(FileSystems.getDefault());
        type.getMethod("setLoadExhaustively", boolean.class).invoke(loader, true);
        var source = location.getMethod("get", String.class, String.class).invoke(null, folder, String.valueOf(file.getFileName()));
        var imports = location.getMethod("get", String.class).invoke(null, folder);
        type.getMethod("initRoots", List.class, List.class).invoke(loader, List.of(source), List.of(imports));
        return encode(type.getMethod("loadSchema").invoke(loader), classes);
    }

    private static List<FileDescriptorProto> encode(Object schema, ClassLoader classes) throws ReflectiveOperationException, IOException {
        var encoder = classes.loadClass(WIRE + "internal.SchemaEncoder").getConstructor(schema.getClass()).newInstance(schema);
        var encode = encoder.getClass().getMethod("encode", classes.loadClass(WIRE + "ProtoFile"));
        var protos = new ArrayList<FileDescriptorProto>();
        for (var file : (List<?>) schema.getClass().getMethod("getProtoFiles").invoke(schema)) {
            var bytes = encode.invoke(encoder, file);
            protos.add(FileDescriptorProto.parseFrom((byte[]) bytes.getClass().getMethod("toByteArray").invoke(bytes)));
        }
        return protos;
    }

    /// Where the parser's classes are: looked for once, with the first file.
    private static final class Parser {

        static final ClassLoader CLASSES = find();

        private static ClassLoader find() {
            if (!Files.isDirectory(INSTALLED)) {
                return ClassLoader.getSystemClassLoader();
            }
            try (var jars = Files.list(INSTALLED)) {
                return new URLClassLoader("proto-parser", jars.map(Parser::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
            } catch (IOException unreadable) {
                return ClassLoader.getSystemClassLoader();
            }
        }

        private static URL url(Path jar) {
            try {
                return jar.toUri().toURL();
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
