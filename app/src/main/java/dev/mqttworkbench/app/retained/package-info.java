/// The Retained view: what a broker keeps for new subscribers, and what can be done with it.
package dev.mqttworkbench.app.retained;
