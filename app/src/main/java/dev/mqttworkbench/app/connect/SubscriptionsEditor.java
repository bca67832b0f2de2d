package dev.mqttworkbench.app.connect;

import java.util.List;
import java.util.Optional;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;

/// Decides about a list of subscriptions and the form below it: those of a profile, or those of an open connection.
interface SubscriptionsEditor {

    /// Filters that are proposed.
    List<String> PROPOSED = List.of("#", "$SYS/#");

    /// A subscription in the list.
    ///
    /// @param settings what is asked for
    /// @param result what the broker said, empty where it was not asked
    /// @param isTrouble whether it said no, or has not answered in time
    record Line(SubscriptionSettings settings, String result, boolean isTrouble) {}

    ObservableList<Line> lines();

    SubscriptionForm form();

    /// Adds what the form says, in place of one with the same filter.
    void add();

    /// Takes one away.
    void remove(Line line);

    /// What is wrong, or was answered, in a sentence.
    ReadOnlyStringProperty sentenceProperty();

    /// Whether the sentence says what is wrong.
    ReadOnlyBooleanProperty failedProperty();

    /// Shows what is selected in the form, to be changed.
    default void edit(Optional<Line> line) {
        line.ifPresent(each -> form().show(each.settings()));
    }
}
