/// Where passwords are kept: never in the file of the profiles.
package dev.mqttworkbench.app.workbench.secret;
