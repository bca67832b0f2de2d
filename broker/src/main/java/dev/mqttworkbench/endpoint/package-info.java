/// Where and how MQTT is spoken: addresses, transports, certificates. Values only; `transport` does what they say.
package dev.mqttworkbench.endpoint;
