/**
 * {@code weir rules}: the rules of the transactions pipeline, which change without a deployment.
 */
package dev.weir.cli.rules;
