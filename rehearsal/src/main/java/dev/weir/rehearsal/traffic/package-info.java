/** Synthetic load for a pipeline's stream, at a rate, for as long as somebody wants it. */
package dev.weir.rehearsal.traffic;
