/**
 * Synthetic input with known meaning: every line carries a label that comes from its generation and
 * not from reading it, so that Weir's counts can be compared with it.
 */
package dev.weir.samples;
