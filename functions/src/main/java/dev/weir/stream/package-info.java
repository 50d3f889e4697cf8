/**
 * What every pipeline begins with: reading a batch of one shard (step 1) and opening the envelopes
 * that its records came in (step 2); and where a lane stands.
 */
package dev.weir.stream;
