import java.nio.file.Files;
import java.nio.file.Path;

import com.hivemq.embedded.EmbeddedHiveMQ;

/// HiveMQ CE in a process of its own. Says `running` when it listens, and ends when its input does.
public final class HiveMqServer {

    private HiveMqServer() {}

    /// @param arguments the folder with its `config.xml`, where it keeps its data too
    public static void main(String... arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        try (var broker = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(folder)
                .withDataFolder(Files.createDirectories(folder.resolve("data")))
                .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                .build()) {
            broker.start().join();
            System.out.println("running");
            while (System.in.read() >= 0) {
                // until the tests are done
            }
        }
    }
}
