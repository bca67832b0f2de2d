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

    private static List<Descriptor> read(Path file, Consumer<Path> alsoRead) throws IOException {
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
                addTypes(link(proto, byName, linked, 0).getMessageTypes(), types);
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

    private static FileDescriptor link(FileDescriptorProto proto, Map<String, FileDescriptorProto> all, Map<String, FileDescriptor> linked, int depth)
            throws IOException {
        var known = linked.get(proto.getName());
        if (known != null) {
            return known;
        }
        if (depth > all.size()) {
            throw new IOException(proto.getName() + " imports itself");
        }
        var imports = new ArrayList<FileDescriptor>();
        for (var name : proto.getDependencyList()) {
            var imported = all.get(name);
            if (imported == null) {
                throw new IOException(name + " is imported and missing");
            }
            imports.add(link(imported, all, linked, depth + 1));
        }
        try {
            var file = FileDescriptor.buildFrom(proto, imports.toArray(FileDescriptor[]::new));
            linked.put(proto.getName(), file);
            return file;
        } catch (DescriptorValidationException invalid) {
            throw new IOException(invalid.getMessage(), invalid);
        }
    }
}
