package dev.weir.transactions.decide;

import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import dev.weir.transactions.parse.ReceivedTransaction;
import dev.weir.transactions.rules.Detector;
import java.time.Duration;

/**
 * Folds a user's transactions into the profile, one by one in the lane's order. A function of its
 * arguments alone, so that a redelivery yields the same.
 *
 * @param streamRetention how long fences are kept
 * @param isFenced whether profiles say how far the lane is applied to them; otherwise only the ids
 *     that they remember distinguish what comes again
 */
public record UserFold(Detector detector, Lane lane, Duration streamRetention, boolean isFenced) {

  // Above this number the rest is for the next commit. One late transaction adds up to 89: one in
  // each cool-down that it reaches, for each rule.
  private static final int FINDINGS_AT_ONCE = 10;

  /** Of profiles that have fences. */
  public UserFold(Detector detector, Lane lane, Duration streamRetention) {
    this(detector, lane, streamRetention, true);
  }

  public FoldResult begin(StoredProfile before) {
    return FoldResult.begin(before, fence(before));
  }

  private Position fence(StoredProfile stored) {
    return isFenced ? stored.fences().of(lane) : Position.BEGINNING;
  }

  /** Whether the lane's fence covers a transaction, which means that it was redelivered. */
  public boolean covers(StoredProfile stored, ReceivedTransaction received) {
    return received.isAppliedBy(fence(stored));
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
    if (!isFenced) {
      return folded.before().next(LaneFences.NONE, folded.profile());
    }
    var fences =
        folded.before().fences().with(lane, folded.fence(), folded.lastArrival(), streamRetention);
    return folded.before().next(fences, folded.profile());
  }
}
