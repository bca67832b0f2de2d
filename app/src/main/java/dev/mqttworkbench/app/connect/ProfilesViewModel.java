package dev.mqttworkbench.app.connect;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Kept;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Profile;
import dev.mqttworkbench.app.workbench.profile.ProfileList;
import dev.mqttworkbench.app.workbench.profile.ProfileSecrets;
import dev.mqttworkbench.app.workbench.secret.Secrets;

/// Decides about the list of profiles: which are shown, which one is in the form, and what is undone. On the JavaFX thread only.
public final class ProfilesViewModel {

    private final Kept<ProfileList> kept;
    private final Secrets secrets;
    private final Tasks tasks;
    private final Words words;
    private final Supplier<String> newClientIdentifier;
    private final ProfileRows maker;
    private final ProfileForm form;

    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ObservableList<ProfileRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper undoSentence = new ReadOnlyStringWrapper(this, "undoSentence", "");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private final ReadOnlyBooleanWrapper stored = new ReadOnlyBooleanWrapper(this, "stored");
    private final DeletedProfiles deleted;
    private Runnable whenOther = () -> {};

    /// @param kept the profiles, which survive a restart
    /// @param deleted those that can come back, also from an earlier time that the panel was open
    /// @param newClientIdentifier proposes one that nobody else has
    public ProfilesViewModel(Kept<ProfileList> kept, DeletedProfiles deleted, Secrets secrets, Tasks tasks, Words words, Supplier<String> newClientIdentifier) {
        this.kept = kept;
        this.deleted = deleted;
        this.secrets = secrets;
        this.tasks = tasks;
        this.words = words;
        this.newClientIdentifier = newClientIdentifier;
        this.maker = new ProfileRows(words);
        this.form = new ProfileForm(words, Profile.fresh(newClientIdentifier.get()), this::changed);
        search.addListener((observed, before, now) -> refresh());
        refresh();
        tellDeleted();
        rows.stream().filter(ProfileRow.Line.class::isInstance).map(ProfileRow.Line.class::cast).findFirst().ifPresent(line -> select(line.id()));
    }

    private void refresh() {
        rows.setAll(maker.of(kept.get().profiles(), search.get()));
        stored.set(kept.get().find(current().id()).isPresent());
    }

    /// A new profile is kept with its first change.
    private void changed(Profile profile) {
        kept.update(list -> list.find(profile.id()).isPresent() ? list.with(profile) : list.with(list.profiles().size(), profile));
        refresh();
        whenOther.run();
    }

    /// Is called when the form says something else, or shows another profile.
    void whenOther(Runnable heard) {
        whenOther = heard;
    }

    ProfileForm form() {
        return form;
    }

    /// The profile in the form.
    Profile current() {
        return form.profile();
    }

    // ---- which one ----

    /// Shows this profile in the form.
    void select(String id) {
        if (id.equals(current().id()) && stored.get()) {
            return;
        }
        kept.get().find(id).ifPresent(this::show);
    }

    private void show(Profile profile) {
        keepSecrets();
        form.show(profile);
        whenOther.run();
        stored.set(kept.get().find(profile.id()).isPresent());
        if (stored.get()) {
            tasks.whenComplete(secrets.of(profile.id()), found -> {
                if (profile.id().equals(current().id()) && !form.areSecretsTouched()) {
                    form.show(found);
                }
            }, this::tellTrouble);
        }
    }

    /// Shows an empty form; it is kept with its first change.
    void create() {
        show(Profile.fresh(newClientIdentifier.get()));
        refresh();
    }

    /// Keeps a second profile like the one in the form, and shows it.
    void duplicate() {
        var copy = current().copy(words.get("connect.copyOf", maker.title(current())), newClientIdentifier.get());
        var passwords = currentSecrets();
        add(copy);
        form.show(copy);
        tasks.whenComplete(passwords.thenCompose(found -> secrets.keep(copy.id(), found)), found -> {
            if (copy.id().equals(current().id()) && !form.areSecretsTouched()) {
                form.show(found);
            }
        }, this::tellTrouble);
    }

    /// Keeps a profile that came from elsewhere.
    void add(Profile profile) {
        keepSecrets();
        kept.update(list -> list.with(list.profiles().size(), profile));
        maker.open(profile.folder());
        refresh();
    }

    /// Keeps a profile that came from elsewhere, with its passwords.
    void add(Profile profile, ProfileSecrets passwords) {
        add(profile);
        if (!passwords.isEmpty()) {
            tasks.whenComplete(secrets.keep(profile.id(), passwords), done -> {}, this::tellTrouble);
        }
    }

    // ---- delete and undo ----

    /// Deletes the profile in the form, until it is undone.
    void delete() {
        var profile = current();
        var place = kept.get().indexOf(profile.id());
        if (place < 0) {
            return;
        }
        var passwords = currentSecrets();
        form.takeSecretsTouched();
        deleted.push(new DeletedProfiles.Deleted(profile, place, passwords));
        tellDeleted();
        kept.update(list -> list.without(profile.id()));
        tasks.whenComplete(passwords.thenCompose(found -> secrets.keep(profile.id(), ProfileSecrets.NONE)), done -> {}, this::tellTrouble);
        showNeighbour(place);
    }

    private void showNeighbour(int place) {
        var left = kept.get().profiles();
        if (left.isEmpty()) {
            create();
        } else {
            show(left.get(Math.min(place, left.size() - 1)));
            refresh();
        }
    }

    private void tellDeleted() {
        undoSentence.set(deleted.last().map(last -> words.get("connect.deleted", maker.title(last.profile()))).orElse(""));
    }

    /// Brings back what was deleted last, with its passwords; called again, what was deleted before that.
    void undo() {
        deleted.poll().ifPresent(this::bringBack);
    }

    private void bringBack(DeletedProfiles.Deleted back) {
        tellDeleted();
        keepSecrets();
        kept.update(list -> list.with(back.place(), back.profile()));
        form.show(back.profile());
        refresh();
        tasks.whenComplete(back.secrets().thenCompose(found -> secrets.keep(back.profile().id(), found)), found -> {
            if (back.profile().id().equals(current().id()) && !form.areSecretsTouched()) {
                form.show(found);
            }
        }, this::tellTrouble);
    }

    // ---- passwords ----

    /// The passwords of the profile in the form, as they are written there or kept.
    CompletionStage<ProfileSecrets> currentSecrets() {
        return form.areSecretsTouched() ? CompletableFuture.completedFuture(form.secrets()) : secretsOf(current());
    }

    /// The passwords of a profile.
    CompletionStage<ProfileSecrets> secretsOf(Profile profile) {
        return kept.get().find(profile.id()).isPresent() ? secrets.of(profile.id()) : CompletableFuture.completedFuture(form.secrets());
    }

    /// Keeps the passwords of the profile in the form, if they were written.
    void keepSecrets() {
        if (form.takeSecretsTouched()) {
            if (kept.get().find(current().id()).isEmpty()) {
                changed(current());
            }
            tasks.whenComplete(secrets.keep(current().id(), form.secrets()), done -> {}, this::tellTrouble);
        }
    }

    private void tellTrouble(Throwable failure) {
        trouble.set(words.get("connect.secretTrouble", new FailureWords(words).of(failure)));
    }

    // ---- folders ----

    /// Folds a folder, or opens it.
    void toggle(ProfileRow.Folder folder) {
        maker.toggle(folder.name());
        refresh();
    }

    // ---- what the view binds to ----

    ObservableList<ProfileRow> rows() {
        return rows;
    }

    Kept<ProfileList> kept() {
        return kept;
    }

    StringProperty searchProperty() {
        return search;
    }

    /// What was deleted, and can come back; empty where nothing can.
    ReadOnlyStringProperty undoSentenceProperty() {
        return undoSentence.getReadOnlyProperty();
    }

    /// Why passwords cannot be kept or read; empty where they can.
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Whether the profile in the form is kept.
    ReadOnlyBooleanProperty storedProperty() {
        return stored.getReadOnlyProperty();
    }
}
