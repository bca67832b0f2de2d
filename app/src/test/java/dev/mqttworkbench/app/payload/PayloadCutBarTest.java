package dev.mqttworkbench.app.payload;

import java.util.List;
import java.util.Locale;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
class PayloadCutBarTest {

    private PayloadCutBar bar;

    @Start
    void open(Stage unused) {
        bar = new PayloadCutBar(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), () -> {}, () -> {});
    }

    private void when(Runnable happens) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, happens);
    }

    private List<String> shown() {
        return bar.isVisible() ? bar.getChildren().stream().filter(Node::isVisible).map(Node::getId).toList() : List.of();
    }

    private String said() {
        return ((Label) bar.getChildren().getFirst()).getText();
    }

    @Test
    void isThereForWhatIsNotShownWhole() {
        when(() -> bar.shows(Decoder.HEX.decode(Payload.ofText("short"), Decoder.FIRST)));
        assertThat(shown()).isEmpty();
        when(() -> bar.shows(Decoder.TEXT.decode(Payload.ofText("x".repeat(100_000)), Decoder.FIRST)));
        assertThat(shown()).containsExactly("payload-cut", "payload-load-all");
    }

    @Test
    void comesWhenDecodingTakesAWhile() {
        when(() -> bar.began(1_000_000));
        assertThat(shown()).isEmpty();
        when(() -> bar.reached(10));
        assertThat(shown()).containsExactly("payload-cut", "payload-progress", "payload-cancel");
    }

    @Test
    void saysThatNothingHasComeOfIt() {
        when(() -> bar.shows(Decoder.HEX.decode(Payload.ofText("short"), Decoder.FIRST)));
        when(() -> bar.began(1_000_000));
        when(bar::failed);
        assertThat(said()).startsWith("This payload could not be read");
        assertThat(shown()).containsExactly("payload-cut", "payload-load-all");
    }
}
