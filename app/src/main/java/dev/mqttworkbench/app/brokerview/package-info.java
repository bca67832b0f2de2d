/// The Broker screen: start and stop, what the broker does now, who floods it, its log, and its settings.
package dev.mqttworkbench.app.brokerview;
