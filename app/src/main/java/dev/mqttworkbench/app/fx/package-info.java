/// What the screens need from JavaFX: the one package that knows its thread, its clock and its pulse.
package dev.mqttworkbench.app.fx;
