/// The Topics screen: the tree that fills by itself, and the selected topic beside it.
package dev.mqttworkbench.app.topics;
