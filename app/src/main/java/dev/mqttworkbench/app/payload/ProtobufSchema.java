package dev.mqttworkbench.app.payload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;

/// The message types of a .proto file, whose imports lie beside it, or of a descriptor set as `protoc --descriptor_set_out`
/// writes it. A file is read again when it has changed.
final class ProtobufSchema {

    private static final SchemaFiles<List<Descriptor>> READ = new SchemaFiles<>(ProtobufSchema::read);

    private ProtobufSchema() {}

    static List<Descriptor> of(String file) throws CannotDecode {
        return READ.get(file);
    }

    private static List<Descriptor> read(Path file, Consumer<Path> alsoRead) throws IOException, CannotDecode {
        var isText = file.toString().endsWith(".proto");
        var protos = isText ? ProtoFiles.parse(file) : FileDescriptorSet.parseFrom(Files.readAllBytes(file)).getFileList();
        if (isText) {
            protos.stream().map(proto -> file.resolveSibling(proto.getName())).filter(Files::exists).forEach(alsoRead); // not those of the library
        }
        var byName = new HashMap<String, FileDescriptorProto>();
        protos.forEach(proto -> byName.put(proto.getName(), proto));
        var linked = new HashMap<String, FileDescriptor>();
        var types = new ArrayList<Descriptor>();
        for (var proto : protos) {
            if (!proto.getName().startsWith("google/protobuf/")) {
                addTypes(new Linking(file, byName, linked).link(proto, 0).getMessageTypes(), types);
            }
        }
        return List.copyOf(types);
    }

    private static void addTypes(List<Descriptor> from, List<Descriptor> to) {
        for (var type : from) {
            if (!type.getOptions().getMapEntry()) {
                to.add(type);
                addTypes(type.getNestedTypes(), to);
            }
        }
    }

    /// Puts the files of a schema together.
    ///
    /// @param file of the schema
    /// @param all its files, by their names
    /// @param linked those that are put together
    private record Linking(Path file, Map<String, FileDescriptorProto> all, Map<String, FileDescriptor> linked) {

        FileDescriptor link(FileDescriptorProto proto, int depth) throws IOException, CannotDecode {
            var known = linked.get(proto.getName());
            if (known != null) {
                return known;
            }
            if (depth > all.size()) {
                throw new CannotDecode(DecodeFault.Reason.IMPORTS_ITSELF, file, proto.getName());
            }
            var imports = new ArrayList<FileDescriptor>();
            for (var name : proto.getDependencyList()) {
                var imported = all.get(name);
                if (imported == null) {
                    throw new CannotDecode(DecodeFault.Reason.IMPORT_MISSING, file, name);
                }
                imports.add(link(imported, depth + 1));
            }
            return build(proto, imports);
        }

        private FileDescriptor build(FileDescriptorProto proto, List<FileDescriptor> imports) throws IOException {
            try {
                var built = FileDescriptor.buildFrom(proto, imports.toArray(FileDescriptor[]::new));
                linked.put(proto.getName(), built);
                return built;
            } catch (DescriptorValidationException invalid) {
                throw new IOException(invalid.getMessage(), invalid);
            }
        }
    }
}
