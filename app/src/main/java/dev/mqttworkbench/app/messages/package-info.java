/// What the screens that list messages share: the filter and its language, cells, menus and details.
package dev.mqttworkbench.app.messages;
