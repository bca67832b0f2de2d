package dev.mqttworkbench.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.BundledBroker.Traffic;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.StoreSettings;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StatusViewModelTest {

    private final Connections connections = new Connections(Tasks.immediate());

    @Test
    void saysWhenNothingIsKept(@TempDir Path folder) {
        var settings = BrokerSettings.defaults().withPort(0).withStore(StoreSettings.in(folder));
        try (var first = new BundledBroker(settings); var second = new BundledBroker(settings)) {
            first.start().toCompletableFuture().join();
            second.start().toCompletableFuture().join();
            second.sample(1);
            for (var language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                var words = new Words(Resources.words(language), language);
                var shown = new StatusViewModel(words, second, connections, new Sampler());
                assertThat(shown.brokerStatusProperty().get()).contains(language == Locale.ENGLISH ? "nothing is kept" : "nichts bleibt");
                assertThat(shown.brokerLampProperty().get()).isEqualTo(Lamp.WARNING);
            }
        }
    }

    @Test
    void saysWhatTheBrokerDropped() {
        var model = new StatusViewModel(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH),
                new BundledBroker(BrokerSettings.defaults()), connections, new Sampler());
        var log = connections.current().log();
        assertThat(model.pressureOf(log.accounts(), new Traffic(1, 0, 0, 0, 0)).summary()).isEqualTo("all messages kept");

        log.skip(5);
        var pressure = model.pressureOf(log.accounts(), new Traffic(1, 0, 0, 0, 1_200));
        assertThat(pressure.summary()).isEqualTo("1,200 dropped · 5 skipped · 0 evicted");
        assertThat(pressure.dropped()).isEqualTo("1,200");
        assertThat(pressure.isHigh()).isTrue();
    }
}
