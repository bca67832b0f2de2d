/// The Handshakes screen: every real packet of a message on a ladder, held, released, dropped and explained.
package dev.mqttworkbench.app.handshakes;
