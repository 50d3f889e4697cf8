/**
 * The archive: every record of a stream, as it came, in objects that form one chain for each lane.
 *
 * <p>It is one more projection of the stream, on the engine as the others are. What is parsed is
 * nothing: a record is taken as it is. A commit writes one object with the records after the lane's
 * position, and then moves the position, under the condition that it is still the one that was
 * read. S3 has no such condition over two objects, so what holds the chain together are names: an
 * object names the object before it with its last sequence number and its SHA-256, and the lane's
 * item names the last object in the same way. What no item and no object names does not count.
 */
package dev.weir.archive;
