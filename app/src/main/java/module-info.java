import org.jspecify.annotations.NullMarked;

/// The desktop workbench: one package a screen, `launch` to start them, `workbench` for what they share.
@NullMarked
module dev.mqttworkbench.app {
    requires static transitive org.jspecify;

    requires atlantafx.base;
    requires dev.mqttworkbench.broker;
    requires dev.mqttworkbench.resources;
    requires java.logging;
    requires javafx.controls;
    requires javafx.fxml;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports dev.mqttworkbench.app.launch to javafx.graphics;

    // Layouts name their controllers, and set their fields.
    opens dev.mqttworkbench.app.fx to javafx.fxml;
    opens dev.mqttworkbench.app.payload to javafx.fxml;
    opens dev.mqttworkbench.app.publish to javafx.fxml;
    opens dev.mqttworkbench.app.stream to javafx.fxml;
    opens dev.mqttworkbench.app.topics to javafx.fxml;
    opens dev.mqttworkbench.app.window to javafx.fxml, tools.jackson.databind;

    // Settings are written as JSON: records, read by their components.
    opens dev.mqttworkbench.app.workbench to tools.jackson.databind;
}
