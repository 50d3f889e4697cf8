package dev.weir.local.eventsource;

import java.util.List;

/** Whether a read of a shard is likely to have left records. */
enum PageSize {
  /** It found nothing. */
  EMPTY,
  /** It found few records: very likely all that there were. */
  PART,
  /** It found so many records that others may be left. */
  FULL;

  private static final int MANY = 100;
  private static final int LARGE_BYTES = 256 * 1024;

  /**
   * Returns the size of a page.
   *
   * @param limit the number of records that were asked for
   */
  static PageSize of(List<PreparedRecord> page, int limit) {
    if (page.isEmpty()) {
      return EMPTY;
    }
    boolean many = page.size() >= Math.min(MANY, limit);
    return many || page.stream().mapToLong(record -> record.json().length).sum() >= LARGE_BYTES
        ? FULL
        : PART;
  }
}
