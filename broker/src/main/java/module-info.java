import org.jspecify.annotations.NullMarked;

/// The MQTT engine in both roles, Server and Client, and the headless command.
///
/// The Client lives beside the Server because both roles share codec, delivery and trace; `broker` and `client`
/// themselves do not know each other. What is exported speaks of immutable values and completion stages only: no Netty
/// type and no live object of the broker ever leaves this module.
@NullMarked
@SuppressWarnings("requires-automatic") // Micrometer, which the headless command finds on its class path
module dev.mqttworkbench.broker {
    requires static transitive org.jspecify;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.codec.mqtt;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.handler.proxy;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires info.picocli;
    requires java.logging;
    requires java.naming;
    requires static jdk.httpserver;
    requires static micrometer.core;
    requires static micrometer.registry.prometheus;
    requires java.sql;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.slf4j;
    requires org.xerial.sqlitejdbc;

    exports dev.mqttworkbench.access;
    exports dev.mqttworkbench.anatomy;
    exports dev.mqttworkbench.endpoint;
    exports dev.mqttworkbench.gate;
    exports dev.mqttworkbench.mqtt.topic;
    exports dev.mqttworkbench.mqtt.packet;
    exports dev.mqttworkbench.trace;
    exports dev.mqttworkbench.broker;
    exports dev.mqttworkbench.client;
    exports dev.mqttworkbench.proxy;

    opens dev.mqttworkbench.cli to info.picocli;
}
