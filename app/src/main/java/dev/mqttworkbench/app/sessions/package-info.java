/// The Sessions screen: every client of the broker in the box, connected or not, what it holds, and how to end it.
package dev.mqttworkbench.app.sessions;
