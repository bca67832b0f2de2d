/// The Stream screen: every message of the connection as it arrives.
package dev.mqttworkbench.app.stream;
