package dev.mqttworkbench.app.handshakes;

import java.time.Duration;

import dev.mqttworkbench.gate.Impairment;

/// What three publishers race through.
///
/// @param messages each of them sends, 1 to [#MOST_MESSAGES]
/// @param lossPercent of the packets that carry and acknowledge messages, 0 to [#MOST_LOSS]
/// @param delayMillis of each packet in each direction, 0 to [#MOST_DELAY]
/// @param jitterMillis up to how much longer that may be, 0 to [#MOST_DELAY]
/// @param seed of chance
record RaceSettings(int messages, int lossPercent, int delayMillis, int jitterMillis, long seed) {

    static final int MOST_MESSAGES = 10_000;
    /// More would let an exchange of four packets go on for ever.
    static final int MOST_LOSS = 50;
    static final int MOST_DELAY = 2_000;

    static final RaceSettings FIRST = new RaceSettings(200, 10, 5, 5, 1);

    /// @throws IllegalArgumentException when a number is outside of its bounds
    RaceSettings {
        require(messages, 1, MOST_MESSAGES);
        require(lossPercent, 0, MOST_LOSS);
        require(delayMillis, 0, MOST_DELAY);
        require(jitterMillis, 0, MOST_DELAY);
    }

    private static void require(int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(number + " is not between " + least + " and " + most);
        }
    }

    /// What is done to each publisher's packets.
    Impairment impairment() {
        return Impairment.losing(lossPercent / 100.0, seed).delayed(Duration.ofMillis(delayMillis), Duration.ofMillis(jitterMillis));
    }
}
