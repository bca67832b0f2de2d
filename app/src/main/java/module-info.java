import org.jspecify.annotations.NullMarked;

/// The desktop workbench: one package a screen, `launch` to start them, `workbench` for what they share.
@NullMarked
@SuppressWarnings({"requires-automatic", "module"}) // libraries that are no modules yet: docs/decisions/payload-libraries.md
module dev.mqttworkbench.app {
    requires static transitive org.jspecify;

    requires aircompressor;
    requires atlantafx.base;
    requires com.google.protobuf;
    requires dev.mqttworkbench.broker;
    requires dev.mqttworkbench.resources;
    requires io.github.javadiffutils;
    requires java.desktop; // ImageIO writes pictures
    requires java.logging;
    requires java.sql;
    requires java.xml;
    requires javafx.controls;
    requires javafx.fxml;
    requires msgpack.core;
    requires org.apache.avro;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.cbor;

    exports dev.mqttworkbench.app.launch to javafx.graphics;

    // Layouts name their controllers, and set their fields.
    opens dev.mqttworkbench.app.brokerview to javafx.fxml;
    opens dev.mqttworkbench.app.connect to javafx.fxml;
    opens dev.mqttworkbench.app.fx to javafx.fxml;
    opens dev.mqttworkbench.app.handshakes to javafx.fxml;
    opens dev.mqttworkbench.app.messages to javafx.fxml;
    opens dev.mqttworkbench.app.palette to javafx.fxml;
    opens dev.mqttworkbench.app.payload to javafx.fxml, tools.jackson.databind;
    opens dev.mqttworkbench.app.plot to javafx.fxml, tools.jackson.databind;
    opens dev.mqttworkbench.app.publish to javafx.fxml, tools.jackson.databind;
    opens dev.mqttworkbench.app.recording to javafx.fxml;
    opens dev.mqttworkbench.app.retained to javafx.fxml, tools.jackson.databind;
    opens dev.mqttworkbench.app.sessions to javafx.fxml, tools.jackson.databind;
    opens dev.mqttworkbench.app.settings to javafx.fxml;
    opens dev.mqttworkbench.app.stream to javafx.fxml, tools.jackson.databind;
    opens dev.mqttworkbench.app.topics to javafx.fxml, tools.jackson.databind;
    opens dev.mqttworkbench.app.window to javafx.fxml, tools.jackson.databind;

    // Settings are written as JSON: records, read by their components.
    opens dev.mqttworkbench.app.workbench to tools.jackson.databind;
    opens dev.mqttworkbench.app.workbench.profile to tools.jackson.databind;
}
