package dev.mqttworkbench.app.connect;

import dev.mqttworkbench.endpoint.Step;

/// A step on the way to a broker, as it is told while a connection is tried.
///
/// @param step which
/// @param state how it went
/// @param text what was learnt, or what is waited for
record StepLine(Step step, State state, String text) {

    /// How a step went.
    enum State {
        /// Its turn has not come.
        WAITING("·"),
        /// It is being taken.
        RUNNING("…"),
        /// It was taken.
        PASSED("✓"),
        /// The way ends here.
        FAILED("✗");

        private final String sign;

        State(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }
}
