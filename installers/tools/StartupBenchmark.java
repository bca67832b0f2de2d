import java.awt.Rectangle;
import java.awt.Robot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Measures the time from starting the program to its first painted window, five times, and prints the median. What is
/// painted is looked for on the screen, so the program knows nothing of it; the processor time it took by then tells how much
/// of the time it waited for a busy machine. Run it on a virtual screen of its own:
///
///     xvfb-run -a -s "-screen 0 1440x900x24" java installers/tools/StartupBenchmark.java COMMAND...
public final class StartupBenchmark {

    private static final int RUNS = 5;
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(30);

    /// A strip through the middle of the screen: painted when it has more colours than an empty screen or window.
    private static final Rectangle STRIP = new Rectangle(100, 80, 1_000, 60);
    private static final int COLOURS = 8;

    private StartupBenchmark() {}

    public static void main(String[] command) throws Exception {
        var home = Files.createTempDirectory("startup-benchmark");
        var robot = new Robot();
        var times = new ArrayList<Long>();
        for (var run = 1; run <= RUNS; run++) {
            System.out.printf("run %d: ", run);
            times.add(measure(List.of(command), home, robot));
        }
        Collections.sort(times);
        System.out.printf(
                "median of %d: %,d ms from the start of the program to its first painted window%n", RUNS, times.get(RUNS / 2));
    }

    private static long measure(List<String> command, Path home, Robot robot) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(home.resolve("output.log").toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_CONFIG_HOME", home.toString());
        var start = System.nanoTime();
        var process = builder.start();
        try {
            while (!isPainted(robot)) {
                if (!process.isAlive() || System.nanoTime() - start > LIMIT) {
                    throw new IllegalStateException("no window was painted: " + Files.readString(home.resolve("output.log")));
                }
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
            var time = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            var processorTime = process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
            System.out.printf("%,d ms, %,d ms of processor time%n", time, processorTime);
            return time;
        } finally {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            while (isPainted(robot)) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static boolean isPainted(Robot robot) {
        var picture = robot.createScreenCapture(STRIP);
        var colours = new HashSet<Integer>();
        for (var y = 0; y < picture.getHeight(); y += 2) {
            for (var x = 0; x < picture.getWidth(); x += 2) {
                colours.add(picture.getRGB(x, y));
            }
        }
        return colours.size() >= COLOURS;
    }
}
