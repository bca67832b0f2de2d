package dev.mqttworkbench.app.launch;

import javafx.scene.Parent;

import dev.mqttworkbench.app.stream.StreamView;
import dev.mqttworkbench.app.stream.StreamViewModel;
import dev.mqttworkbench.app.workbench.Screen;

/// The stream, as the frame wants it.
///
/// @param root what it shows
/// @param view on the screen
/// @param model decides
record StreamScreen(Parent root, StreamView view, StreamViewModel model) implements Screen {

    @Override
    public void setShown(boolean shown) {
        view.setShown(shown);
    }

    @Override
    public void focusFilter() {
        view.focusFilter();
    }

    @Override
    public void togglePause() {
        model.togglePause();
    }
}
