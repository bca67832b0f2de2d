/// The panel for connections: profiles in folders, their form, the test step by step, the question about a certificate; and the subscriptions of the open connection.
package dev.mqttworkbench.app.connect;
