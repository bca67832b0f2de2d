/// Numbers in payloads as lines over time: what is plotted, what was measured, and its picture.
package dev.mqttworkbench.app.plot;
