package dev.weir.market.marks.commit;

/**
 * Whether this Region looks before it writes a mark that the other Region leads. Looking costs a
 * read, which is cheaper than a write in vain. If most marks that were looked at were missing, the
 * other Region is lost, cut off or slow, and looking only delays: then this Region writes at once,
 * and looks again with one batch in {@value #PROBE_EVERY} to see whether the other is back.
 *
 * <p>Used by one invocation at a time.
 */
public final class Follower {

  // Several batches: the other Region may be late with one.
  static final int JUDGED = 100;
  static final int PROBE_EVERY = 10;

  private int looked;
  private int missing;
  private boolean isOtherBehind;
  private int batches;

  /** Whether the next batch looks first. */
  public boolean looksFirst() {
    return !isOtherBehind || ++batches % PROBE_EVERY == 0;
  }

  /**
   * Counts the registers of a batch that were looked at.
   *
   * @param missing how many of them the other Region had not written
   */
  public void looked(int registers, int missing) {
    looked += registers;
    this.missing += missing;
    if (looked >= JUDGED) {
      isOtherBehind = this.missing * 2 > looked;
      looked = 0;
      this.missing = 0;
    }
  }
}
