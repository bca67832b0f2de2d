package dev.mqttworkbench.app.retained;

import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;

/// The broker has said in time neither that it keeps a message nor that it keeps none.
final class Unanswered extends Exception implements FailureWords.Worded {

    private static final long serialVersionUID = 1L;

    Unanswered() {
        super("The broker did not say in time what it keeps", null, false, false);
    }

    @Override
    public String in(Words words) {
        return words.get("retained.scan.unanswered");
    }
}
