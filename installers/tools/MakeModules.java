import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.spi.ToolProvider;

/// Makes modules of the libraries that are none yet, since jlink takes no others: writes into each jar the descriptor that
/// `jdeps` derives from its classes.
///
/// Arguments: the folder of the jars.
void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    var work = Files.createDirectories(folder.resolveSibling("descriptors"));
    for (var module : ModuleFinder.of(folder).findAll()) {
        if (module.descriptor().isAutomatic() && !module.descriptor().packages().isEmpty()) {
            describe(Path.of(module.location().orElseThrow()), module.descriptor(), folder, work);
        }
    }
}

void describe(Path jar, ModuleDescriptor module, Path folder, Path work) throws IOException {
    var name = module.name();
    run("jdeps", "--generate-open-module", work.toString(), "--ignore-missing-deps", "--multi-release", "base",
            "--module-path", folder.toString(), jar.toString());
    run("javac", "--release", "25", "-d", work.resolve(name).toString(), "--module-path", folder.toString(),
            "--patch-module", name + "=" + jar, source(work.resolve(name)).toString());
    try (var inside = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
        Files.copy(work.resolve(name).resolve("module-info.class"), inside.getPath("/module-info.class"));
    }
    IO.println("Module " + name);
}

/// What jdeps wrote, in a folder for a version where the jar has several.
Path source(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
        return files.filter(file -> file.endsWith("module-info.java")).findFirst().orElseThrow();
    }
}

void run(String tool, String... arguments) {
    var result = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
    if (result != 0) {
        throw new IllegalStateException(tool + " " + String.join(" ", arguments) + " ended with " + result);
    }
}
