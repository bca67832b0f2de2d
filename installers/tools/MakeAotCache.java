import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Starts the workbench once from its jlink image, lets it come up, ends it politely, and leaves beside its libraries the
/// cache of what Java loaded and linked meanwhile. The next start takes it from there.
///
/// Without a display a virtual one is started; where there is none, the window is made without a screen. Where the cache
/// cannot be made the image works without it, only slower, so that is a warning and no failure.
///
/// Arguments: the image, module/class of the program, a folder that stands for the user's home, the options of Java.

private static final int SECONDS_UNTIL_UP = 12;
private static final int SECONDS_FOR_THE_CACHE = 120;

void main(String[] arguments) throws IOException, InterruptedException {
    var image = Path.of(arguments[0]);
    var cache = image.resolve("lib/mqtt-workbench.aot");
    var home = Files.createDirectories(Path.of(arguments[2]));
    var display = Display.find(home);
    try {
        train(image, cache, arguments[1], List.of(arguments[3].split(" ")), home, display);
    } finally {
        display.close();
    }
    if (Files.exists(cache)) {
        IO.println("AOT cache: %,d bytes, trained %s".formatted(Files.size(cache), display.name()));
    } else {
        IO.println("WARNING: no AOT cache was made; the workbench starts without one, only slower");
    }
}

void train(Path image, Path cache, String program, List<String> options, Path home, Display display)
        throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(image.resolve("bin/java").toString());
    command.add("-XX:AOTCacheOutput=" + cache);
    command.addAll(options);
    command.add("-Duser.home=" + home);
    command.addAll(display.options());
    command.add("--module");
    command.add(program);
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(home.resolve("training.log").toFile());
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    builder.environment().putAll(display.environment());
    var process = builder.start();
    if (!process.waitFor(SECONDS_UNTIL_UP, TimeUnit.SECONDS)) {
        process.destroy(); // SIGTERM: the virtual machine writes the cache on its way out
    }
    if (!process.waitFor(SECONDS_FOR_THE_CACHE, TimeUnit.SECONDS)) {
        process.destroyForcibly();
    }
}

/// Where the window of the training run appears.
sealed interface Display {

    String name();

    default List<String> options() {
        return List.of();
    }

    default Map<String, String> environment() {
        return Map.of();
    }

    default void close() throws InterruptedException {}

    /// The screen that is there anyway: a real one, or that of a platform that needs no telling.
    record Present(String name) implements Display {}

    /// A virtual screen of our own.
    record Virtual(Process server, String number) implements Display {
        @Override
        public String name() {
            return "on a virtual display";
        }

        @Override
        public Map<String, String> environment() {
            return Map.of("DISPLAY", ":" + number);
        }

        @Override
        public void close() throws InterruptedException {
            server.destroy();
            server.waitFor(5, TimeUnit.SECONDS);
        }
    }

    /// No screen at all.
    record None() implements Display {
        @Override
        public String name() {
            return "without a screen";
        }

        @Override
        public List<String> options() {
            return List.of("-Dglass.platform=Headless", "-Dprism.order=sw");
        }
    }

    static Display find(Path home) throws IOException, InterruptedException {
        if (!System.getProperty("os.name").equals("Linux") || System.getenv("DISPLAY") != null) {
            return new Present("on the screen");
        }
        return startVirtual(home).orElseGet(None::new);
    }

    private static Optional<Display> startVirtual(Path home) throws IOException, InterruptedException {
        var path = Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, "Xvfb"));
        var xvfb = path.filter(Files::isExecutable).findFirst();
        if (xvfb.isEmpty()) {
            return Optional.empty();
        }
        // The server chooses a free number and writes it down when it is ready.
        var number = home.resolve("display-number");
        var command = "exec \"$0\" -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>\"$1\"";
        var server = new ProcessBuilder("sh", "-c", command, xvfb.get().toString(), number.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("xvfb.log").toFile())
                .start();
        for (var tenths = 0; tenths < 100 && server.isAlive(); tenths++) {
            var written = Files.exists(number) ? Files.readString(number) : "";
            if (written.endsWith("\n")) {
                return Optional.of(new Virtual(server, written.strip()));
            }
            server.waitFor(100, TimeUnit.MILLISECONDS);
        }
        server.destroyForcibly();
        return Optional.empty();
    }
}
