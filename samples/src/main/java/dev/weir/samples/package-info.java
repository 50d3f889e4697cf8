/**
 * Made-up input whose meaning is known: every line carries a label that says what it is, from how
 * it was made and not from reading it, so that what Weir counts can be held against it.
 */
package dev.weir.samples;
