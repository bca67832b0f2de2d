package dev.mqttworkbench.app.robot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.payload.BirthCertificates;
import dev.mqttworkbench.app.payload.DecoderTable;
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

/// A payload that is an image, on the screen.
@ExtendWith(ApplicationExtension.class)
class PictureTest {

    private PayloadView view;

    @Start
    void open(Stage stage) {
        view = new PayloadView();
        view.prepare(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), Tasks.ofApplication(), DecoderTable.inMemory(), BirthCertificates.NONE);
        stage.setScene(new Scene(view, 600, 500));
        stage.show();
    }

    private static byte[] png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < 40; x++) {
            image.setRGB(x, x % 20, 0xFF0000 + x * 31);
        }
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private void show(byte[] bytes) {
        onScreen(() -> view.show("camera", Payload.of(bytes)));
    }

    private static ImageView picture(FxRobot robot) {
        return (ImageView) robot.lookup("#payload-picture").query();
    }

    @Test
    void showsAnImageAndNoneForTheNextPayload(FxRobot robot) throws Exception {
        show(png());
        waitUntil("the image", () -> picture(robot).getImage() != null);
        var image = onScreen(() -> picture(robot).getImage());
        assertThat(image.getWidth()).isEqualTo(40);
        assertThat(image.getPixelReader().getArgb(3, 3)).isEqualTo(0xFFFF0000 + 3 * 31);
        assertThat(onScreen(() -> picture(robot).getParent().isVisible())).isTrue();

        show(new byte[] {'1'});
        waitUntil("no image", () -> !picture(robot).getParent().isVisible());
    }

    @Test
    void saysThatAnImageIsDamagedAndShowsHex(FxRobot robot) throws Exception {
        show(Arrays.copyOf(png(), 45));
        waitUntil("what is wrong with it", () ->
                robot.lookup("#payload-note").query() instanceof Label note && note.isVisible() && note.getText().startsWith("The image begins well and is damaged then"));
        assertThat(onScreen(() -> picture(robot).getParent().isVisible())).isFalse();
    }
}
