package dev.mqttworkbench.app.connect;

import java.util.List;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;

/// The subscriptions that are made when the connection of a profile stands.
final class ProfileSubscriptions implements SubscriptionsEditor {

    private final Fields fields;
    private final SubscriptionForm form;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper(this, "failed");

    ProfileSubscriptions(Fields fields, Words words) {
        this.fields = fields;
        this.form = new SubscriptionForm(words);
    }

    void show(List<SubscriptionSettings> subscriptions) {
        lines.setAll(subscriptions.stream().map(ProfileSubscriptions::line).toList());
        sentence.set("");
        form.filter.show("");
    }

    private static Line line(SubscriptionSettings settings) {
        return new Line(settings, "", false);
    }

    List<SubscriptionSettings> subscriptions() {
        return lines.stream().map(Line::settings).toList();
    }

    @Override
    public void add() {
        var fault = form.fault();
        failed.set(fault.isPresent());
        sentence.set(fault.orElse(""));
        if (fault.isEmpty()) {
            put(form.value());
            form.filter.show("");
            fields.changed();
        }
    }

    private void put(SubscriptionSettings settings) {
        for (var place = 0; place < lines.size(); place++) {
            if (lines.get(place).settings().topicFilter().equals(settings.topicFilter())) {
                lines.set(place, line(settings));
                return;
            }
        }
        lines.add(line(settings));
    }

    @Override
    public void remove(Line line) {
        if (lines.remove(line)) {
            fields.changed();
        }
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
}
