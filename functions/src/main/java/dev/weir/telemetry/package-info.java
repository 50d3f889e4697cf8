/**
 * A function's telemetry: its metrics, in CloudWatch's embedded metric format, and its log, in
 * JSON. It does not change the function's behaviour: a metric that can't be written is not a reason
 * to repeat a batch.
 */
package dev.weir.telemetry;
