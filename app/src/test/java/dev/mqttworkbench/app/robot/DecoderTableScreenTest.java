package dev.mqttworkbench.app.robot;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.payload.BirthCertificates;
import dev.mqttworkbench.app.payload.Compared;
import dev.mqttworkbench.app.payload.Decoder;
import dev.mqttworkbench.app.payload.DecoderChoice;
import dev.mqttworkbench.app.payload.DecoderTable;
import dev.mqttworkbench.app.payload.DiffView;
import dev.mqttworkbench.app.payload.PayloadView;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;
import static dev.mqttworkbench.app.robot.OnScreen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

/// The payload of one message, and the decoder table behind it.
@ExtendWith(ApplicationExtension.class)
class DecoderTableScreenTest {

    private DecoderTable table;
    private PayloadView view;
    private final BooleanProperty changesWanted = new SimpleBooleanProperty();
    private final Map<String, CompletableFuture<Optional<Payload>>> births = new HashMap<>();

    @Start
    void open(Stage stage) {
        table = DecoderTable.inMemory();
        view = new PayloadView();
        view.prepare(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), Tasks.ofApplication(), table, topic -> births.getOrDefault(topic, CompletableFuture.completedFuture(Optional.empty())));
        view.offerChanges(changesWanted);
        stage.setScene(new Scene(view, 640, 500));
        stage.show();
    }

    @Test
    void readsATopicAlwaysAsTheTableSays(FxRobot robot) throws Exception {
        show("plant/a/state", Payload.of(new byte[] {(byte) 0xA1, 0x61, 'a', 1}));
        waitUntil("the bytes", () -> firstLine(robot).startsWith("00000000"));

        choose(robot, "payload-always");
        waitUntil("the decoder table", () -> robot.lookup("#decoders-filter").tryQuery().isPresent());
        onScreen(() -> {
            robot.lookup("#decoders-filter").queryAs(TextField.class).setText("plant/+/state");
            @SuppressWarnings("unchecked")
            ComboBox<Decoder> decoder = robot.lookup("#decoders-decoder").queryAs(ComboBox.class);
            decoder.setValue(Decoder.CBOR);
        });
        waitUntil("what it looks like", () -> robot.lookup("#decoders-tried").queryAs(Label.class).getText().startsWith("{"));
        onScreen(() -> robot.lookup("#decoders-add").queryAs(Button.class).fire());

        assertThat(table.rules().get().choiceFor("plant/b/state").decoder()).isEqualTo(Decoder.CBOR);
        waitUntil("it decoded", () -> firstLine(robot).equals("{"));
    }

    @Test
    void foldsByKeyAndFindsWhatIsFolded(FxRobot robot) throws Exception {
        show("a", Payload.ofText("{\"motor\":{\"rpm\":1482,\"bar\":6.21},\"on\":true}"));
        onScreen(() -> {
            lines(robot).requestFocus();
            lines(robot).getSelectionModel().select(1);
        });
        robot.push(KeyCode.LEFT);
        assertThat(onScreen(() -> lines(robot).getItems().size())).isEqualTo(4);

        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("bar");

        waitUntil("it unfolded", () -> lines(robot).getItems().size() == 7);
        assertThat(place(robot)).isEqualTo("1 of 1");
    }

    @Test
    void searchesInTheDifferencesWhileTheyAreShown(FxRobot robot) throws Exception {
        onScreen(() -> {
            changesWanted.set(true);
            view.show("a", Payload.ofText("{\"rpm\":1482,\"bar\":6}"), Optional.of(new Compared("Changes", Payload.ofText("{\"rpm\":1479,\"bar\":6}"))));
            view.requestFocus();
        });
        waitUntil("the differences", () -> differences(robot).getItems().size() == 5);
        onScreen(() -> differences(robot).requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("rpm");
        waitUntil("the first of two", () -> place(robot).equals("1 of 2")); // as it was and as it is
        robot.push(KeyCode.ENTER);

        assertThat(place(robot)).isEqualTo("2 of 2");
        assertThat(onScreen(() -> differences(robot).isVisible())).isTrue();
        assertThat(onScreen(() -> differences(robot).getSelectionModel().getSelectedIndex())).isEqualTo(2);

        onScreen(() -> changesWanted.set(false));
        waitUntil("the only one", () -> place(robot).equals("1 of 1"));
    }

    @Test
    void takesChangesBackThatWereMadeBeforeTheTableWasClosed(FxRobot robot) throws Exception {
        show("a", Payload.ofText("1"));
        openTable(robot);
        assertThat(isDisabled(robot, "#decoders-undo", "#decoders-up", "#decoders-down", "#decoders-remove", "#decoders-change")).isTrue();
        onScreen(() -> robot.lookup("#decoders-add").queryAs(Button.class).fire());
        assertThat(table.rules().get().rules()).hasSize(3);
        onScreen(() -> robot.lookup("#decoders-filter").query().getScene().getWindow().hide());
        waitUntil("the table to be closed", () -> robot.lookup("#decoders-filter").tryQuery().isEmpty());

        openTable(robot);
        onScreen(() -> robot.lookup("#decoders-undo").queryAs(Button.class).fire());

        assertThat(table.rules().get().rules()).hasSize(2);
        assertThat(isDisabled(robot, "#decoders-undo")).isTrue();
        onScreen(() -> robot.lookup("#decoders-list").queryAs(ListView.class).getSelectionModel().select(1));
        assertThat(isDisabled(robot, "#decoders-down")).isTrue();
        assertThat(isDisabled(robot, "#decoders-up") || isDisabled(robot, "#decoders-remove") || isDisabled(robot, "#decoders-change")).isFalse();
    }

    /// As a recording does, which is searched for them.
    @Test
    void waitsForTheBirthCertificateThatNamesAMetric(FxRobot robot) throws Exception {
        var birth = new CompletableFuture<Optional<Payload>>();
        births.put("spBv1.0/plant/NBIRTH/press", birth);
        show("spBv1.0/plant/NDATA/press", Sparkplugs.payload("", 8));
        assertThat(onScreen(() -> lines(robot).getItems().isEmpty())).isTrue();

        birth.complete(Optional.of(Sparkplugs.payload("Motor/Speed", 8)));

        waitUntil("the name of the metric", () -> lines(robot).getItems().stream().anyMatch(row -> row.toString().contains("Motor/Speed")));
    }

    private static void openTable(FxRobot robot) throws Exception {
        choose(robot, "payload-always");
        waitUntil("the decoder table", () -> robot.lookup("#decoders-filter").tryQuery().isPresent());
    }

    private static boolean isDisabled(FxRobot robot, String... ids) {
        return onScreen(() -> Stream.of(ids).allMatch(id -> robot.lookup(id).query().isDisabled()));
    }

    private static ListView<?> differences(FxRobot robot) {
        return robot.lookup("#payload-difference").queryAs(ListView.class);
    }

    private static String place(FxRobot robot) {
        return onScreen(() -> robot.lookup("#payload-search-place").queryAs(Label.class).getText());
    }

    @Test
    void saysThatADecoderDoesNotFitAndShowsHex(FxRobot robot) throws Exception {
        show("a", Payload.ofText("hello"));

        choose(robot, "payload-as-image");

        waitUntil("a note", () -> robot.lookup("#payload-note").query().isVisible());
        assertThat(onScreen(() -> robot.lookup("#payload-note").queryAs(Label.class).getText())).startsWith("Not a PNG");
        waitUntil("the bytes", () -> firstLine(robot).startsWith("00000000"));
    }

    @Test
    void marksWhatChangedBetweenTwoPayloads(FxRobot robot) throws Exception {
        onScreen(() -> {
            var difference = new DiffView(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), Tasks.ofApplication(), BirthCertificates.NONE);
            view.getScene().setRoot(difference);
            difference.show("a", Payload.ofText("{\"rpm\":1479}"), Payload.ofText("{\"rpm\":1482}"), DecoderChoice.AUTO);
        });

        waitUntil("an added line", () -> !robot.lookup("#payload-difference .list-cell.added").queryAll().isEmpty());
        assertThat(onScreen(() -> robot.lookup("#payload-difference .list-cell.added").query().getAccessibleText())).isEqualTo("+ \"rpm\": 1482 +3");
        assertThat(onScreen(() -> robot.lookup("#payload-difference .list-cell.removed").query().getAccessibleText())).isEqualTo("- \"rpm\": 1479");
    }

    private void show(String topic, Payload payload) throws Exception {
        onScreen(() -> view.show(topic, payload));
    }

    private static void choose(FxRobot robot, String item) throws Exception {
        onScreen(() -> robot.lookup("#payload-more").queryAs(MenuButton.class).getItems().stream()
                .filter(each -> item.equals(each.getId())).forEach(MenuItem::fire));
    }

    private static String firstLine(FxRobot robot) {
        return onScreen(() -> robot.lookup("#payload-lines .list-cell").<Node>queryAll().stream()
                .map(Node::getAccessibleText).filter(text -> text != null).findFirst().orElse(""));
    }

    private static ListView<?> lines(FxRobot robot) {
        return robot.lookup("#payload-lines").queryAs(ListView.class);
    }
}
