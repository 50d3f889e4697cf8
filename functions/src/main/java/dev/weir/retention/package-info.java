/**
 * Keeps a stream's records for longer while they wait: raises its retention when its readers fall
 * back, and lowers it once they have been current for a day. It has no state and needs no table,
 * because what it guards against may be an outage of the tables.
 */
package dev.weir.retention;
