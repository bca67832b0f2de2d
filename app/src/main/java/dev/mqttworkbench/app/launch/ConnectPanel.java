package dev.mqttworkbench.app.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

import javafx.scene.Node;

import dev.mqttworkbench.app.connect.ConnectView;
import dev.mqttworkbench.app.connect.ConnectViewModel;
import dev.mqttworkbench.app.connect.DeletedProfiles;
import dev.mqttworkbench.app.connect.ExchangeView;
import dev.mqttworkbench.app.connect.ExchangeViewModel;
import dev.mqttworkbench.app.connect.GeneralView;
import dev.mqttworkbench.app.connect.OutcomeView;
import dev.mqttworkbench.app.connect.ProfilesViewModel;
import dev.mqttworkbench.app.connect.SecurityView;
import dev.mqttworkbench.app.connect.SessionView;
import dev.mqttworkbench.app.connect.SubscribePanel;
import dev.mqttworkbench.app.connect.SubscribeViewModel;
import dev.mqttworkbench.app.connect.SubscriptionsView;
import dev.mqttworkbench.app.connect.WillView;
import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Fxml;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.Kept;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.ProfileList;
import dev.mqttworkbench.app.workbench.secret.Secrets;

/// Makes the panel for connections and its pages, anew each time it is opened. On the JavaFX thread only.
///
/// @param profiles which survive a restart
/// @param deleted those that can come back in this run
/// @param secrets their passwords
/// @param certificates folder for certificates that stand in a file of connections
record ConnectPanel(Connections connections, Kept<ProfileList> profiles, DeletedProfiles deleted, Secrets secrets, Path certificates, Words words, Fxml fxml, Tasks tasks, FileQuestion files) {

    /// Each connection has one of its own: with the same one at the same broker, each would end the other.
    static String newClientIdentifier() {
        return String.format(Locale.ROOT, "workbench-%04x", ThreadLocalRandom.current().nextInt(0x10000));
    }

    /// The panel.
    ///
    /// @param close is called when it is done
    Node make(Runnable close) {
        var list = new ProfilesViewModel(profiles, deleted, secrets, tasks, words, ConnectPanel::newClientIdentifier);
        var model = new ConnectViewModel(connections, list, tasks, words);
        var pages = List.<Node>of(
                fxml.load("connect/general.fxml", new GeneralView(list, words)),
                fxml.load("connect/session.fxml", new SessionView(list, words)),
                fxml.load("connect/security.fxml", new SecurityView(list, words, files)),
                fxml.load("connect/will.fxml", new WillView(list, words)),
                fxml.load("connect/subscriptions.fxml", new SubscriptionsView(list, words)));
        var exchange = new ExchangeView(new ExchangeViewModel(list, certificates, tasks, words), words, files);
        var exchangePage = fxml.load("connect/exchange.fxml", exchange);
        var outcome = fxml.load("connect/outcome.fxml", new OutcomeView(model, words));
        return fxml.load("connect/connect.fxml", new ConnectView(model, list, new ConnectView.Parts(pages, outcome, exchangePage, exchange), close));
    }

    /// The subscriptions of the connection that is shown.
    Node subscriptions(Runnable close) {
        var model = new SubscribeViewModel(connections.current(), tasks, words);
        return new SubscribePanel(fxml.load("connect/subscriptions.fxml", new SubscriptionsView(model, words)), model, words, close);
    }
}
