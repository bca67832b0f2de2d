package dev.mqttworkbench.model;

/// Client identifiers: three clients that do anything, and one that looks at the end what is retained.
enum Who { A, B, C, OBSERVER }
