/// The demo devices: a small house, a plant line and devices with wills. Each is a real MQTT client of ours that speaks over
/// TCP, so what they do is seen in every view as what other clients do.
package dev.mqttworkbench.app.demo;
