/**
 * What a function says of itself: its metrics, in CloudWatch's embedded metric format, and its log,
 * in JSON. It changes nothing that the function does: a metric that can't be written is not a
 * reason to apply a batch again.
 */
package dev.weir.telemetry;
