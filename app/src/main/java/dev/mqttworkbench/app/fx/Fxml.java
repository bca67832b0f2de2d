package dev.mqttworkbench.app.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ResourceBundle;

import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

import dev.mqttworkbench.resources.Resources;

/// Loads layouts and gives them the controller that `Wiring` made.
///
/// @param words the texts behind the `%keys` of the layouts
public record Fxml(ResourceBundle words) {

    /// The node tree of the layout `name`, such as `topics/topics.fxml`, with its `@FXML` fields set in `view`. The layout
    /// names the class of its controller, so that tools can check it.
    public Parent load(String name, Object view) {
        var loader = new FXMLLoader(Resources.layout(name), words);
        loader.setControllerFactory(type -> requireKind(type, view, name));
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot load the layout " + name, e);
        }
    }

    private static Object requireKind(Class<?> type, Object view, String name) {
        if (!type.isInstance(view)) {
            throw new IllegalStateException("The layout " + name + " wants a " + type.getName() + ", not a " + view.getClass().getName());
        }
        return view;
    }
}
