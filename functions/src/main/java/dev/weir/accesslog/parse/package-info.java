/**
 * Turns a record into its lines: opened, split, and each read in its format. The result is a
 * function of the record alone.
 */
package dev.weir.accesslog.parse;
