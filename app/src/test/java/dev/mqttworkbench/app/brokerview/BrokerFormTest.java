package dev.mqttworkbench.app.brokerview;

import java.util.List;
import java.util.Locale;

import dev.mqttworkbench.app.workbench.BrokerProfile;
import dev.mqttworkbench.app.workbench.BrokerProfile.Access;
import dev.mqttworkbench.app.workbench.BrokerProfile.Bounds;
import dev.mqttworkbench.app.workbench.BrokerProfile.Certificate;
import dev.mqttworkbench.app.workbench.BrokerProfile.Extra;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BrokerFormTest {

    private final BrokerForm form = new BrokerForm(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), 1883);

    @Test
    void readsWhatItShows() throws Exception {
        var profile = new BrokerProfile(true, 1999, List.of(new Extra(Extra.Kind.WSS, 8084)), new Certificate("chain", "key", "clients"),
                new Access("users", "rules", Access.Anonymous.ALWAYS), new Bounds(7, 3, 4_096, 11, 13), true, true);
        form.show(profile);
        assertThat(form.read(true)).isEqualTo(profile);
    }

    @Test
    void leavesTheUsualPortToTheWorkbench() throws Exception {
        form.show(BrokerProfile.FIRST);
        assertThat(form.port.get()).isEqualTo("1883");
        assertThat(form.read(false)).isEqualTo(BrokerProfile.FIRST);
    }

    @Test
    void saysWhichNumberIsWrong() {
        form.show(BrokerProfile.FIRST);
        form.addListener();
        form.listeners.getFirst().portProperty().set("70000");
        assertThatThrownBy(() -> form.read(false)).hasMessage("Port is a number from 0 to 65535, not “70000”.");
    }

    @Test
    void offersAListenerThatIsNotThereYet() {
        for (var kind : List.of(Extra.Kind.MQTTS, Extra.Kind.WS, Extra.Kind.WSS, Extra.Kind.MQTT)) {
            form.addListener();
            assertThat(form.listeners.getLast().kindProperty().get()).isEqualTo(kind);
        }
    }
}
