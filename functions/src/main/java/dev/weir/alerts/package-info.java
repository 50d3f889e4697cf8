/** Alerts: the outbox that they are committed to, and the topic that they are published to. */
package dev.weir.alerts;
