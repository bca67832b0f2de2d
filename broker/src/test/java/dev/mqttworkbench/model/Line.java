package dev.mqttworkbench.model;

import java.util.Optional;

/// The lines to the clients: where the model says what they have to hear, and asks what the standard leaves to the Server, such as
/// which Packet Identifier it takes and which of several retained messages comes first.
interface Line {

    /// The client has to hear this next.
    void says(Who to, Said said);

    /// Nobody knows what the client hears in the rest of this step.
    void mute(Who client);

    /// The PUBLISH at this QoS that the client has heard at the place where the model is now.
    Optional<Said.Publish> heard(Who by, int qos);
}
