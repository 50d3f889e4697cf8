package dev.weir.market.archive;

/**
 * Where a Region's archived decisions are: {@code
 * decisions/<day>/<Region>/changes/<first>-<last>.<fingerprint>.ndjson.gz}, in the format of {@link
 * dev.weir.archive.ArchiveFormat}. The day is the one on which the last decision was made; first
 * and last are the numbers of changes of the risk table.
 */
public final class DecisionArchive {

  /** The beginning of the keys of all objects. */
  public static final String PREFIX = "decisions";

  /** In place of a shard: a table's shards come and go, and their order means nothing here. */
  static final String CHANGES = "changes";

  private DecisionArchive() {}
}
