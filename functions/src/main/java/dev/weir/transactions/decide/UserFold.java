package dev.weir.transactions.decide;

import dev.weir.stream.Lane;
import dev.weir.transactions.parse.ReceivedTransaction;
import dev.weir.transactions.rules.Detector;
import java.time.Duration;

/**
 * Folds a user's transactions into the profile, one by one in the lane's order. A function of its
 * arguments alone, so that a redelivery yields the same.
 *
 * @param streamRetention how long fences are kept
 */
public record UserFold(Detector detector, Lane lane, Duration streamRetention) {

  // Above this number the rest is for the next commit. One late transaction adds up to 89: one in
  // each cool-down that it reaches, for each rule.
  private static final int FINDINGS_AT_ONCE = 10;

  public FoldResult begin(StoredProfile before) {
    return FoldResult.begin(before, before.fences().of(lane));
  }

  /** Whether the lane's fence covers a transaction, which means that it was redelivered. */
  public boolean covers(StoredProfile stored, ReceivedTransaction received) {
    return received.isAppliedBy(stored.fences().of(lane));
  }

  public FoldResult fold(FoldResult soFar, ReceivedTransaction next) {
    return soFar.with(
        next, detector.detect(soFar.profile(), next.transaction(), next.record().arrivedAt()));
  }

  public boolean isFull(FoldResult folded) {
    return folded.findings().size() >= FINDINGS_AT_ONCE;
  }

  /** Returns the profile that must be stored. */
  public StoredProfile after(FoldResult folded) {
    var fences =
        folded.before().fences().with(lane, folded.fence(), folded.lastArrival(), streamRetention);
    return folded.before().next(fences, folded.profile());
  }
}
