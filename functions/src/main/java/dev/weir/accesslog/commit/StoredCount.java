package dev.weir.accesslog.commit;

import dev.weir.accesslog.decide.MinuteCount;

/**
 * A partial count that is stored by itself.
 *
 * @param version rises by one with each write; 0 where nothing is stored
 */
public record StoredCount(long version, MinuteCount count) {

  /** Of a minute that nothing is stored of. */
  public static final StoredCount NONE = new StoredCount(0, MinuteCount.EMPTY);

  /** What the next write stores. */
  StoredCount next(MinuteCount sum) {
    return new StoredCount(version + 1, sum);
  }
}
