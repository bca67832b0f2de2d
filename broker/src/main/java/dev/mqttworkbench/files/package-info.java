/// What the file system answers, in words for people.
package dev.mqttworkbench.files;
