/// The publish panel: writes a message and sends it through the workbench's own client.
package dev.mqttworkbench.app.publish;
