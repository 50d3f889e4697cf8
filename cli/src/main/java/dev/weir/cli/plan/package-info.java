/** {@code weir plan}: the changes that a deployment would make to a stack's settings. */
package dev.weir.cli.plan;
