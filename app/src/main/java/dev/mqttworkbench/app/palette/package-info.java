/// The command palette: every action, every view, every known topic by its name.
package dev.mqttworkbench.app.palette;
