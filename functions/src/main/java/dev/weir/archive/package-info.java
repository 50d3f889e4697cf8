/**
 * The archive: every record of a stream, unchanged, in objects that form one chain for each lane.
 *
 * <p>It is one more projection of the stream, on the same engine. Nothing is parsed. A commit
 * writes one object with the records after the lane's position, and then advances the position,
 * under the condition that it is still the one that was read. S3 has no such condition over two
 * objects, so the chain is held together by names: an object names the object before it with its
 * last sequence number and its SHA-256, and the lane's item names the last object in the same way.
 * An object that nothing names does not count.
 */
package dev.weir.archive;
