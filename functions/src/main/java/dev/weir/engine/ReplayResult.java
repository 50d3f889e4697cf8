package dev.weir.engine;

/** What came of the replay of an object in quarantine. */
public sealed interface ReplayResult {

  /**
   * It is counted or applied now, or would be.
   *
   * @param events how many requests, transactions or ticks
   * @param left entries that stay in quarantine
   */
  record Replayed(long events, int left) implements ReplayResult {}

  /** None of its entries can be taken: nothing was changed. */
  record Unreadable() implements ReplayResult {}

  /** All of it was taken before. */
  record Done() implements ReplayResult {}

  /** It can't be taken exactly once, or not yet: nothing was changed. */
  record Refused(String why) implements ReplayResult {}
}
