/** {@code weir plan}: what a deployment would change of a stack's settings. */
package dev.weir.cli.plan;
