package dev.mqttworkbench.app.connect;

import java.util.List;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.OutOfBounds;
import dev.mqttworkbench.app.workbench.profile.Scheme;

/// Values of other programs that are not ours: the usual one takes their place, and a note says so.
final class ImportBounds {

    private static final int HIGHEST_PORT = 65_535;

    private ImportBounds() {}

    /// What is wrong with a value.
    static String reason(IllegalArgumentException wrong, Words words) {
        return wrong instanceof OutOfBounds bounds
                ? words.get("connect.import.bounds", bounds.name(), Long.toString(bounds.least()), Long.toString(bounds.most()), Long.toString(bounds.value()))
                : String.valueOf(wrong.getMessage());
    }

    /// The port of a connection.
    static int port(JsonFields fields, Scheme scheme, String name, Words words, List<String> notes) {
        var port = fields.number("port", scheme.usualPort());
        if (port < 1 || port > HIGHEST_PORT) {
            notes.add(words.get("connect.import.port", name, Long.toString(port), Integer.toString(scheme.usualPort())));
            return scheme.usualPort();
        }
        return (int) port;
    }
}
