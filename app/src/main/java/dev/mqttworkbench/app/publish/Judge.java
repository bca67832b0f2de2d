package dev.mqttworkbench.app.publish;

import java.util.Optional;

import dev.mqttworkbench.app.payload.ByteCount;
import dev.mqttworkbench.app.payload.JsonText;
import dev.mqttworkbench.app.payload.Notation;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;

/// Says what is to be said of a message while it is written: whether its payload is what the notation says, and its size.
final class Judge {

    private final Words words;
    private final Variables variables;

    /// @param variables fill the message that is judged; they are not counted on
    Judge(Words words, Variables variables) {
        this.words = words;
        this.variables = variables;
    }

    Verdict of(Template written) {
        if (written.file().isPresent()) {
            var attached = written.file().get();
            return new Verdict(Verdict.Mark.NONE, words.get("publish.verdict.file", attached.name(), size(attached.content())));
        }
        return switch (written.payload(variables)) {
            case Notation.Unreadable(var reason) -> new Verdict(Verdict.Mark.INVALID, words.get(Template.key(reason)));
            case Notation.Read(var payload) -> unknownVariable(written).orElseGet(() -> of(written, payload));
        };
    }

    private Optional<Verdict> unknownVariable(Template written) {
        return variables.unknownIn(written.topic() + " " + written.filledText(variables))
                .map(name -> new Verdict(Verdict.Mark.DOUBTFUL, words.get("publish.verdict.variable", name)));
    }

    private Verdict of(Template written, Payload payload) {
        if (payload.isEmpty()) {
            return new Verdict(Verdict.Mark.NONE, words.get("publish.verdict.empty"));
        }
        if (written.notation() != Notation.JSON) {
            var isChecked = written.notation() == Notation.HEX || written.notation() == Notation.BASE64; // any text is one
            return new Verdict(isChecked ? Verdict.Mark.VALID : Verdict.Mark.NONE, size(written, payload));
        }
        return JsonText.check(written.filledText(variables))
                .map(fault -> new Verdict(Verdict.Mark.DOUBTFUL, words.get("publish.verdict.notJson", fault.line(), fault.column())))
                .orElseGet(() -> new Verdict(Verdict.Mark.VALID, words.get("publish.verdict.json", size(written, payload))));
    }

    private String size(Template written, Payload payload) {
        return written.text().contains("\r\n") ? words.get("publish.verdict.crlf", size(payload)) : size(payload);
    }

    private String size(Payload payload) {
        return ByteCount.format(payload.size(), words.locale());
    }
}
