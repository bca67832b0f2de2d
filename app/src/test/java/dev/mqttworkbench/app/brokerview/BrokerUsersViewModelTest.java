package dev.mqttworkbench.app.brokerview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import dev.mqttworkbench.access.UserFile;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.BrokerControl;
import dev.mqttworkbench.app.workbench.BrokerProfile;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.SettingsFolder;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// What was done to users is taken back one after the other, for the rest of the run.
class BrokerUsersViewModelTest {

    private final UserChanges changes = new UserChanges();

    @TempDir
    private Path folder;

    private Path file;
    private BrokerSettingsViewModel settings;
    private BrokerUsersViewModel model;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("users");
        new UserFile(file).put("alice", "first");
        new UserFile(file).put("bob", "second");
        show();
    }

    private void show() {
        var words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);
        var control = new BrokerControl(new BundledBroker(BrokerSettings.defaults()),
                new SettingsFolder(folder, Tasks.immediate()).keep(BrokerProfile.FILE, BrokerProfile.class, 1, BrokerProfile.FIRST),
                folder, Tasks.immediate(), () -> {});
        settings = new BrokerSettingsViewModel(control, words, Tasks.immediate());
        settings.form().passwordFile.set(file.toString());
        model = new BrokerUsersViewModel(settings, changes, words, Tasks.immediate());
    }

    private void put(String user, String password) {
        model.nameProperty().set(user);
        model.passwordProperty().set(password);
        model.put();
    }

    private String undo() {
        return model.undoProperty().get();
    }

    @Test
    void bringsUsersAndPasswordsBackOneAfterTheOther() throws IOException {
        var before = Files.readAllLines(file);
        put("alice", "another");
        model.remove("bob");
        put("carol", "third");
        model.remove("alice");

        assertThat(undo()).isEqualTo("Undo: alice is a user again");
        model.undo();
        assertThat(undo()).isEqualTo("Undo: bob is a user again");
        model.undo();
        assertThat(undo()).isEqualTo("Undo: alice has the password of before");
        model.undo();

        assertThat(Files.readAllLines(file)).containsAll(before).hasSize(3);
        assertThat(model.users()).containsExactlyInAnyOrder("alice", "bob", "carol");
        assertThat(model.sentenceProperty().get()).isEqualTo("Put back: alice, with the password of before.");
        assertThat(undo()).isEmpty();
        model.undo();
        assertThat(model.users()).hasSize(3);
    }

    @Test
    void knowsWhatWasDoneInEachFile() throws IOException {
        var before = Files.readAllLines(file);
        var other = folder.resolve("others");
        model.remove("alice");
        settings.form().passwordFile.set(other.toString());
        assertThat(undo()).isEmpty();
        put("dave", "first");
        put("dave", "another");
        assertThat(undo()).isEqualTo("Undo: dave has the password of before");

        settings.form().passwordFile.set(Files.createDirectory(folder.resolve("x")).resolve("../users").toString());
        assertThat(undo()).isEqualTo("Undo: alice is a user again");
        model.undo();
        assertThat(Files.readAllLines(file)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(undo()).isEmpty();
    }

    @Test
    void knowsWhatWasDoneOnAScreenThatIsGone() {
        model.remove("alice");
        show();

        assertThat(undo()).isEqualTo("Undo: alice is a user again");
        model.undo();
        assertThat(model.users()).contains("alice");
    }

    @Test
    void leavesNoPasswordBehindThatWasGivenSince() throws IOException {
        var before = Files.readAllLines(file);
        model.remove("bob");
        put("bob", "again");

        assertThat(undo()).isEqualTo("Undo: bob is no user");
        model.undo();
        assertThat(model.users()).containsExactly("alice");
        model.undo();
        assertThat(Files.readAllLines(file)).isEqualTo(before);
    }

    @Test
    void keepsWhatCouldNotBeTakenBack() throws IOException {
        model.remove("bob");
        var good = Files.readString(file);
        Files.writeString(file, "nonsense\n");
        model.undo();
        assertThat(model.failedProperty().get()).isTrue();
        assertThat(undo()).isEqualTo("Undo: bob is a user again");

        Files.writeString(file, good);
        model.undo();
        assertThat(model.users()).containsExactly("alice", "bob");
    }
}
