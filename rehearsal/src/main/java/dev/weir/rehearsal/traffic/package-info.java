/** Synthetic load for a pipeline's stream, at a rate, for any length of time. */
package dev.weir.rehearsal.traffic;
