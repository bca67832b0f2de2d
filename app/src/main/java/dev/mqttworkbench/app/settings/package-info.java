/// The Settings screen: appearance, memory, files, keys, and what the program is.
package dev.mqttworkbench.app.settings;
