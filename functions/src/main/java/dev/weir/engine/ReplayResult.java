package dev.weir.engine;

/** The result of replaying an object in quarantine. */
public sealed interface ReplayResult {

  /**
   * The object is counted or applied now, or would be.
   *
   * @param events the number of requests, transactions or ticks
   * @param left the number of entries that stay in quarantine
   */
  record Replayed(long events, int left) implements ReplayResult {}

  /** No entry can be read: nothing was changed. */
  record NothingReadable() implements ReplayResult {}

  /** All entries were applied by an earlier replay. */
  record AlreadyReplayed() implements ReplayResult {}

  /** The object cannot be applied exactly once, or not yet: nothing was changed. */
  record RefusedReplay(String why) implements ReplayResult {}
}
