/// Stands between devices and any broker: passes every packet on, and lets it be seen, held and made worse on its way.
package dev.mqttworkbench.proxy;
