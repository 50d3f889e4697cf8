/**
 * The first steps of every pipeline: reading a batch of one shard (step 1) and opening the
 * envelopes of its records (step 2); and the position of a lane.
 */
package dev.weir.stream;
