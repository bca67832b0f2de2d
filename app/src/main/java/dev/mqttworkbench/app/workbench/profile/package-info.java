/// What a user keeps about a broker: values that are stored, and how they become the options of a client.
package dev.mqttworkbench.app.workbench.profile;
