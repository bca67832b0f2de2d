package dev.mqttworkbench.app.robot;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

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
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

/// The payload of one message, and the decoder table behind it.
@ExtendWith(ApplicationExtension.class)
class DecoderTableScreenTest {

    private DecoderTable table;
    private PayloadView view;

    @Start
    void open(Stage stage) {
        table = DecoderTable.inMemory();
        view = new PayloadView();
        view.prepare(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), Tasks.ofApplication(), table);
        stage.setScene(new Scene(view, 640, 500));
        stage.show();
    }

    @Test
    void readsATopicAlwaysAsTheTableSays(FxRobot robot) throws Exception {
        show("plant/a/state", Payload.of(new byte[] {(byte) 0xA1, 0x61, 'a', 1}));
        assertThat(firstLine(robot)).startsWith("00000000");

        choose(robot, "payload-always");
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> robot.lookup("#decoders-filter").tryQuery().isPresent());
        onScreen(() -> {
            robot.lookup("#decoders-filter").queryAs(TextField.class).setText("plant/+/state");
            @SuppressWarnings("unchecked")
            ComboBox<Decoder> decoder = robot.lookup("#decoders-decoder").queryAs(ComboBox.class);
            decoder.setValue(Decoder.CBOR);
        });
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> robot.lookup("#decoders-tried").queryAs(Label.class).getText().startsWith("{"));
        onScreen(() -> robot.lookup("#decoders-add").queryAs(Button.class).fire());

        assertThat(table.rules().get().choiceFor("plant/b/state").decoder()).isEqualTo(Decoder.CBOR);
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> firstLine(robot).equals("{"));
    }

    @Test
    void foldsByKeyAndFindsWhatIsFolded(FxRobot robot) throws Exception {
        show("a", Payload.ofText("{\"motor\":{\"rpm\":1482,\"bar\":6.21},\"on\":true}"));
        onScreen(() -> {
            lines(robot).requestFocus();
            lines(robot).getSelectionModel().select(1);
        });
        robot.push(KeyCode.LEFT);
        assertThat(lines(robot).getItems()).hasSize(4);

        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("bar");

        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> lines(robot).getItems().size() == 7);
        assertThat(robot.lookup("#payload-search-place").queryAs(Label.class).getText()).isEqualTo("1 of 1");
    }

    @Test
    void saysThatADecoderDoesNotFitAndShowsHex(FxRobot robot) throws Exception {
        show("a", Payload.ofText("hello"));

        choose(robot, "payload-as-image");

        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> robot.lookup("#payload-note").query().isVisible());
        assertThat(robot.lookup("#payload-note").queryAs(Label.class).getText()).startsWith("Not a PNG");
        assertThat(firstLine(robot)).startsWith("00000000");
    }

    @Test
    void marksWhatChangedBetweenTwoPayloads(FxRobot robot) throws Exception {
        onScreen(() -> {
            var difference = new DiffView(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), Tasks.ofApplication());
            view.getScene().setRoot(difference);
            difference.show(Payload.ofText("{\"rpm\":1479}"), Payload.ofText("{\"rpm\":1482}"), DecoderChoice.AUTO);
        });

        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !robot.lookup("#payload-difference .list-cell.added").queryAll().isEmpty());
        assertThat(robot.lookup("#payload-difference .list-cell.added").query().getAccessibleText()).isEqualTo("+ \"rpm\": 1482 +3");
        assertThat(robot.lookup("#payload-difference .list-cell.removed").query().getAccessibleText()).isEqualTo("- \"rpm\": 1479");
    }

    private void show(String topic, Payload payload) throws Exception {
        onScreen(() -> view.show(topic, payload));
    }

    private static void choose(FxRobot robot, String item) throws Exception {
        onScreen(() -> robot.lookup("#payload-more").queryAs(MenuButton.class).getItems().stream()
                .filter(each -> item.equals(each.getId())).forEach(MenuItem::fire));
    }

    private static String firstLine(FxRobot robot) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> robot.lookup("#payload-lines .list-cell").<Node>queryAll().stream()
                .map(Node::getAccessibleText).filter(text -> text != null).findFirst().orElse(""));
    }

    private static ListView<?> lines(FxRobot robot) {
        return robot.lookup("#payload-lines").queryAs(ListView.class);
    }

    private static void onScreen(Runnable action) throws Exception {
        WaitForAsyncUtils.asyncFx(action).get(10, TimeUnit.SECONDS);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
