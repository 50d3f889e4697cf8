/** Alerts: the outbox they are committed to, the topic they are published to. */
package dev.weir.alerts;
