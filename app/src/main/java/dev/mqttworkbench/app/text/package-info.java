/// Bytes as people write them in one line.
package dev.mqttworkbench.app.text;
