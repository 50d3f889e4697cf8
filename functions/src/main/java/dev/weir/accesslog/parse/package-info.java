/**
 * From a record to its lines: opened, split, and each read in its format. What a record gives is a
 * function of the record alone.
 */
package dev.weir.accesslog.parse;
