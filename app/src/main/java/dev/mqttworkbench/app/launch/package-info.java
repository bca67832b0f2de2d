/// Starts the workbench and wires its parts.
package dev.mqttworkbench.app.launch;
