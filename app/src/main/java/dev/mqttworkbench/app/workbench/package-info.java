/// What the screens share: the connection and its messages, the bundled broker, the selected topic, the words.
package dev.mqttworkbench.app.workbench;
