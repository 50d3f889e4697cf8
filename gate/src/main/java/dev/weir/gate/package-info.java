/**
 * Contracts as files: every version of every schema, and the gate that compares each with all
 * earlier ones. None of this runs while records are read.
 */
package dev.weir.gate;
