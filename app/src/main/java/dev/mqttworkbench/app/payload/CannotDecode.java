package dev.mqttworkbench.app.payload;

/// Says that a payload is not what a decoder reads: the way of a [DecodeFault] out of the depths of a decoder.
final class CannotDecode extends Exception {

    private static final long serialVersionUID = 1;

    private final transient DecodeFault fault;

    CannotDecode(DecodeFault.Reason reason, Object... details) {
        super(reason.name(), null, false, false);
        fault = DecodeFault.of(reason, details);
    }

    DecodeFault fault() {
        return fault;
    }
}
