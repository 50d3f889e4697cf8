package dev.weir.market.archive;

import dev.weir.archive.Archive;

/**
 * Everything outside itself that the decisions' archive uses.
 *
 * @param table the name of the risk table
 * @param region of the replica whose changes are archived
 */
public record DecisionArchivePorts(Archive archive, String table, String region) {}
