package dev.mqttworkbench.app.brokerview;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.BrokerControl;
import dev.mqttworkbench.app.workbench.BrokerProfile;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;

/// Decides about the settings of the broker in the box: what is wrong with them, and what becomes of them. On the JavaFX thread only.
public final class BrokerSettingsViewModel {

    private final BrokerControl control;
    private final Words words;
    private final Tasks tasks;
    private final FailureWords failures;
    private final BrokerForm form;
    private final LossQuestion loss;
    private final Subscription watching;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private final ReadOnlyStringWrapper openSentence = new ReadOnlyStringWrapper(this, "openSentence", "");
    private final ReadOnlyObjectWrapper<List<String>> addresses = new ReadOnlyObjectWrapper<>(this, "addresses", List.of());
    private final ReadOnlyObjectWrapper<CertificateFile> certificate = new ReadOnlyObjectWrapper<>(this, "certificate", new CertificateFile("", false));
    private int certificatesRead;
    private final ReadOnlyStringWrapper storeSentence = new ReadOnlyStringWrapper(this, "storeSentence", "");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper(this, "fault", "");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper(this, "outcome", "");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");

    /// @param control starts the broker again
    /// @param tasks brings answers back
    public BrokerSettingsViewModel(BrokerControl control, Words words, Tasks tasks) {
        this.control = control;
        this.words = words;
        this.tasks = tasks;
        this.failures = new FailureWords(words);
        this.loss = new LossQuestion(control.broker(), words, tasks);
        this.form = new BrokerForm(words, control.usualPort());
        form.show(profile());
        InvalidationListener check = edited -> check();
        form.all().forEach(each -> each.addListener(check));
        this.watching = Subscription.combine(
                control.profileProperty().subscribe(profile -> showRunning()),
                control.broker().stateProperty().subscribe(state -> showRunning()));
        form.chain.subscribe(path -> showCertificate());
        check();
    }

    private void showCertificate() {
        var mine = ++certificatesRead;
        var path = form.chain.get().strip();
        var own = new CertificateFile(words.get("broker.settings.certificate", control.certificates().resolve("localhost.crt").toString()), false);
        certificate.set(path.isEmpty() ? own : new CertificateFile("", false));
        if (path.isEmpty()) {
            return;
        }
        tasks.whenComplete(CompletableFuture.supplyAsync(() -> CertificateFile.of(Path.of(path), Instant.now(), words), tasks.background()), found -> {
            if (mine == certificatesRead) {
                certificate.set(found);
            }
        }, failure -> {
            if (mine == certificatesRead) {
                certificate.set(new CertificateFile(failures.of(failure), true));
            }
        });
    }

    /// The screen is gone.
    public void detach() {
        watching.unsubscribe();
    }

    private BrokerProfile profile() {
        return control.profileProperty().get();
    }

    private void showRunning() {
        open.set(profile().openToNetwork());
        var access = control.settings().access();
        openSentence.set(words.get(!profile().openToNetwork()
                ? "broker.open.off" : access.keepsToThisComputer() ? "broker.open.nobody" : "broker.open.on"));
        addresses.set(control.broker().running().map(running -> {
            var shown = new ArrayList<String>();
            for (var i = 0; i < running.addresses().size(); i++) {
                var listener = running.settings().listeners().get(i);
                shown.add(listener.scheme() + "://" + listener.host() + ":" + running.addresses().get(i).getPort());
            }
            return List.copyOf(shown);
        }).orElse(List.of()));
        storeSentence.set(control.settings().store().folder()
                .map(folder -> words.get("broker.store.folder", folder.toString())).orElseGet(() -> words.get("broker.store.memory")));
    }

    private void check() {
        loss.cancel(); // it was asked of other settings
        try {
            var written = form.read(profile().openToNetwork());
            fault.set("");
            changed.set(!written.equals(profile()));
        } catch (BrokerForm.Unusable unusable) {
            fault.set(unusable.sentence());
            changed.set(true);
        }
    }

    /// Opens the broker to the network, or closes it again, at once: where that takes something away for good, when the reader has said
    /// yes.
    public void setOpen(boolean wanted) {
        if (wanted != profile().openToNetwork()) {
            loss.before(() -> apply(profile().withOpenToNetwork(wanted), words.get(wanted ? "broker.open.done" : "broker.open.undone")));
        }
    }

    /// Starts the broker again with what is written, if it can be used: where that takes something away for good, when the reader has
    /// said yes.
    public void apply() {
        try {
            var written = form.read(profile().openToNetwork());
            loss.before(() -> apply(written, words.get("broker.settings.applied")));
        } catch (BrokerForm.Unusable unusable) {
            fault.set(unusable.sentence());
        }
    }

    private void apply(BrokerProfile wanted, String done) {
        outcome.set("");
        try {
            tasks.whenComplete(control.apply(wanted), failure -> {
                outcome.set(failure.map(reason -> words.get("broker.settings.asBefore", failures.of(reason))).orElse(done));
                showRunning();
                check();
            }, failure -> outcome.set(failures.of(failure)));
        } catch (IllegalArgumentException outOfBounds) {
            fault.set(failures.of(outOfBounds));
        }
    }

    /// Takes back what was edited.
    public void revert() {
        form.show(profile());
        outcome.set("");
        loss.cancel();
    }

    // ---- what the view binds to ----

    BrokerForm form() {
        return form;
    }

    /// What is asked before the broker is started again.
    LossQuestion loss() {
        return loss;
    }

    /// Whether it is being started or stopped.
    public ReadOnlyBooleanProperty busyProperty() {
        return control.busyProperty();
    }

    /// Whether other computers reach it.
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Who gets in.
    public ReadOnlyStringProperty openSentenceProperty() {
        return openSentence.getReadOnlyProperty();
    }

    /// Where it listens now.
    public ReadOnlyObjectProperty<List<String>> addressesProperty() {
        return addresses.getReadOnlyProperty();
    }

    /// The file for users who are made here.
    Path usersFile() {
        return control.users();
    }

    /// What listeners with TLS show, and whether something is wrong with it.
    ReadOnlyObjectProperty<CertificateFile> certificateProperty() {
        return certificate.getReadOnlyProperty();
    }

    /// Whether there is a folder for its store at all.
    public boolean hasStore() {
        return control.storeFolder().isPresent();
    }

    /// Where it keeps what survives.
    public ReadOnlyStringProperty storeSentenceProperty() {
        return storeSentence.getReadOnlyProperty();
    }

    /// What is wrong with what is written; empty where nothing is.
    public ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /// What became of the last change.
    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Whether something else is written than holds.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }
}
