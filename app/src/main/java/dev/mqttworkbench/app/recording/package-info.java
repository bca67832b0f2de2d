/// Recordings: writing the messages of a connection into a SQLite file, and the screen that opens such a file and replays it.
package dev.mqttworkbench.app.recording;
