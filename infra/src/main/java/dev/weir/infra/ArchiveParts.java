package dev.weir.infra;

/**
 * What the functions that archive the streams of a stack have in common.
 *
 * @param storage their bucket
 * @param positions how far each lane is archived
 */
record ArchiveParts(ArchiveStorage storage, ShardPositions positions, Encryption encryption) {}
