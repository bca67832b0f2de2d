package dev.mqttworkbench.app.window;

import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.app.fx.CopiedText;
import dev.mqttworkbench.app.workbench.Command;
import dev.mqttworkbench.app.workbench.Words;

/// What the frame offers by name: its views and its actions.
final class WindowCommands {

    private final WindowView view;
    private final ConnectionViewModel connection;
    private final LinkViewModel link;
    private final WindowActions actions;
    private final Words words;

    WindowCommands(WindowView view, ConnectionViewModel connection, LinkViewModel link, WindowActions actions, Words words) {
        this.view = view;
        this.connection = connection;
        this.link = link;
        this.actions = actions;
        this.words = words;
    }

    /// All of them, as they are now.
    List<Command> all(List<String> screens, Theme theme) {
        var all = new ArrayList<Command>();
        for (var place = 0; place < screens.size(); place++) {
            var name = screens.get(place);
            all.add(command("palette.show", words.get("window.rail." + name), keys("palette.keys.digit", place + 1), () -> view.showScreen(name)));
        }
        all.add(command("palette.publish", keys("palette.keys.ctrl", "P"), view::focusPublish));
        all.add(command("palette.filter", keys("palette.keys.ctrl", "F"), view::focusFilter));
        all.add(command("palette.pause", words.get("palette.keys.space"), view::togglePause));
        all.add(command("window.connection.another", "", view::showConnect));
        addConnections(all);
        addLink(all);
        all.add(command("palette.bundled", "", actions::useBundledBroker));
        all.add(command(actions.demoRunning().getValue() ? "window.demo.stop" : "window.demo.start", "", actions::toggleDemoDevices));
        all.add(command("palette.accounts", "", view::showAccounts));
        all.add(command("palette.projector", "F11", view::toggleProjector));
        for (var choice : Theme.Choice.values()) {
            all.add(command("palette.theme." + choice, "", () -> theme.choiceProperty().set(choice)));
        }
        all.add(command("keys.settings", keys("palette.keys.ctrl", ","), () -> view.showScreen("settings")));
        all.add(command("palette.quit", keys("palette.keys.ctrl", "Q"), view::quit));
        return all;
    }

    /// The others that are open, and what can be done about the one that is shown whatever becomes of its link.
    private void addConnections(List<Command> all) {
        connection.open().stream().filter(each -> !each.isShown()).forEach(each -> all.add(command("palette.switch", each.name(), "", each.show())));
        if (connection.closableProperty().get()) {
            all.add(command("window.connection.close", "", connection::close));
            all.add(command("window.connection.copyAddress", "", () -> CopiedText.copy(connection.connectionAddressProperty().get())));
        }
    }

    /// What can be done about the connection that is shown.
    private void addLink(List<Command> all) {
        if (link.standingProperty().get()) {
            all.add(command("palette.subscribe", "", view::showSubscribe));
            all.add(command("window.connection.disconnect", "", link::disconnect));
            all.add(command("window.connection.cut", "", link::cut));
        }
        if (link.waitingProperty().get()) {
            all.add(command("palette.retryNow", "", link::retryNow));
            all.add(command("palette.retryStop", "", link::disconnect));
        }
        if (link.endedProperty().get()) {
            all.add(command("window.connection.again", "", link::connectAgain));
        }
    }

    private String keys(String key, Object argument) {
        return words.get(key, argument);
    }

    private Command command(String key, String keys, Runnable action) {
        return new Command(words.get(key), keys, action);
    }

    private Command command(String key, String argument, String keys, Runnable action) {
        return new Command(words.get(key, argument), keys, action);
    }
}
