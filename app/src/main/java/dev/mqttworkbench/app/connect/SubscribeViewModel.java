package dev.mqttworkbench.app.connect;

import java.util.List;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Subscribed;
import dev.mqttworkbench.app.workbench.SubscriptionWords;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.Workspace;

/// The subscriptions of the connection that is open: asks for them and ends them, and says how the broker answered. On the JavaFX thread only.
public final class SubscribeViewModel implements SubscriptionsEditor, AutoCloseable {

    private final Workspace workspace;
    private final Tasks tasks;
    private final Words words;
    private final SubscriptionForm form;
    private final Subscription watching;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper(this, "failed");

    /// @param workspace whose connection it is
    public SubscribeViewModel(Workspace workspace, Tasks tasks, Words words) {
        this.workspace = workspace;
        this.tasks = tasks;
        this.words = words;
        this.form = new SubscriptionForm(words);
        watching = workspace.subscriptionsProperty().subscribe(this::show);
    }

    private void show(List<Subscribed> subscriptions) {
        lines.setAll(subscriptions.stream()
                .map(each -> new Line(each.wanted(), new SubscriptionWords(words).result(each), each.isTrouble())).toList());
    }

    @Override
    public void add() {
        var fault = form.fault();
        if (fault.isPresent()) {
            say(true, fault.get());
            return;
        }
        var wanted = form.value();
        workspace.connection().ifPresentOrElse(connection -> {
            say(false, words.get("subscribe.asking", wanted.topicFilter()));
            tasks.whenComplete(connection.subscribe(wanted), this::answered, failure -> say(true, new FailureWords(words).of(failure)));
        }, () -> say(true, words.get("subscribe.noConnection")));
    }

    private void answered(Subscribed answer) {
        say(answer.isRefused(), new SubscriptionWords(words).sentence(answer));
    }

    @Override
    public void remove(Line line) {
        var filter = line.settings().topicFilter();
        workspace.connection().ifPresent(connection -> {
            if (line.isTrouble()) {
                connection.withdraw(filter);
                return;
            }
            tasks.whenComplete(connection.unsubscribe(filter),
                    answer -> say(answer.isError(), words.get(answer.isError() ? "subscribe.notEnded" : "subscribe.ended", filter, answer.toString())),
                    failure -> say(true, new FailureWords(words).of(failure)));
        });
    }

    private void say(boolean isFault, String what) {
        failed.set(isFault);
        sentence.set(what);
    }

    @Override
    public ObservableList<Line> lines() {
        return lines;
    }

    @Override
    public SubscriptionForm form() {
        return form;
    }

    @Override
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    /// The panel was left.
    @Override
    public void close() {
        watching.unsubscribe();
    }
}
