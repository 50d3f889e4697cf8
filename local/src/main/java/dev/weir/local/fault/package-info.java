/** Failures for reasons outside the code, reported with their remedies. */
package dev.weir.local.fault;
