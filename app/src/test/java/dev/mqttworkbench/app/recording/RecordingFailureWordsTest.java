package dev.mqttworkbench.app.recording;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;

import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.RefusedPublish;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Why a recording cannot be read, and a message not replayed, where another sentence quotes it.
class RecordingFailureWordsTest {

    private static String said(Throwable failure, Locale locale) {
        return new FailureWords(new Words(Resources.words(locale), locale)).of(failure);
    }

    @Test
    void standsInTheReadersLanguage() {
        for (var kind : RecordingFailure.Kind.values()) {
            assertThat(said(new RecordingFailure(kind, "quoted"), Locale.GERMAN)).as("%s", kind)
                    .isNotEqualTo(said(new RecordingFailure(kind, "quoted"), Locale.ENGLISH)).isNotEqualTo("quoted");
        }
        IOException refused = new RecordingFailure(new AccessDeniedException("/x"));
        assertThat(said(refused, Locale.ENGLISH)).startsWith("the system does not give the recording: ").doesNotContain("Exception");
        assertThat(said(new RefusedPublish(ReasonCode.QUOTA_EXCEEDED), Locale.GERMAN)).isEqualTo("Der Broker lehnte eine Nachricht ab: Quota exceeded (0x97).");
    }
}
