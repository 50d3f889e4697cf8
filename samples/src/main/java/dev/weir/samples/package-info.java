/**
 * Synthetic input whose meaning is known: every line carries a label that says what it is, from how
 * it was made and not from reading it, so that what Weir counts can be compared with it.
 */
package dev.weir.samples;
