package dev.mqttworkbench.interop;


import dev.mqttworkbench.mqtt.packet.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;

/// A broker, and a client that has to notice nothing of what a test does to it.
abstract class BesideABystander {

    static TestBroker broker;

    RawClient bystander;

    @BeforeAll
    static void start() {
        broker = TestBroker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void standBy() {
        bystander = RawClient.connected(broker.port(), V3_1_1, "bystander");
        bystander.send("82 08 00 01 00 03 61 2F 23 00").expect("90 03 00 01 00");
    }

    @AfterEach
    void bystanderNoticesNothing() {
        try (var witness = bystander; var publisher = RawClient.connected(broker.port(), V5, "publisher")) {
            publisher.send(Bytes.packet(0x30, "PUBLISH", Bytes.of().text("a/b", "topic name").noProperties().payload("x")));
            witness.expect("30 06 00 03 61 2F 62 78");
        }
    }
}
