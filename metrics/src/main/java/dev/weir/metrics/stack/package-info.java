/**
 * The names under which a stack's streams and parts are found: the CDK app creates them, commands,
 * local cloud and dashboards look them up.
 */
package dev.weir.metrics.stack;
