/// The frame around the screens: top bar, rail, status bar, themes, and the way to another broker.
package dev.mqttworkbench.app.window;
