package dev.weir.transactions;

import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import dev.weir.transactions.Folded.Undecided;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds a user's transactions into the profile, in the lane's order; what the lane's fence covers
 * is passed over. A function of its arguments alone, so that a redelivery gives the same.
 *
 * @param streamRetention how long fences are kept
 */
record UserFold(Detector detector, Lane lane, Duration streamRetention) {

  // Beyond this many the rest is for the next commit. One late transaction adds up to 89: one in
  // each cool-down that it reaches, of each rule.
  private static final int FINDINGS_AT_ONCE = 10;

  /** How many of the transactions the lane's fence covers: they came again. */
  long applied(StoredProfile before, List<ReceivedTransaction> received) {
    var fence = before.fences().of(lane);
    return received.stream().filter(each -> each.isAppliedBy(fence)).count();
  }

  /** As many of the transactions as one commit takes; the next call goes on behind them. */
  Folded fold(StoredProfile before, List<ReceivedTransaction> received) {
    var fence = before.fences().of(lane);
    var profile = before.profile();
    var findings = new ArrayList<Finding>();
    var undecided = new ArrayList<Undecided>();
    var lastArrival = Instant.EPOCH;
    var changed = false;
    var duplicates = 0;
    for (var i = 0; i < received.size() && findings.size() < FINDINGS_AT_ONCE; i++) {
      var next = received.get(i);
      if (next.isAppliedBy(fence)) {
        continue;
      }
      try {
        var detected = detector.detect(profile, next.transaction(), next.record().arrivedAt());
        profile = detected.after();
        detected.findings().stream().filter(found -> isNew(found, findings)).forEach(findings::add);
        duplicates += detected.duplicate() ? 1 : 0;
        // Also for one that was sent before: its id is forgotten one day, the fence is not.
        changed = true;
      } catch (RuntimeException | StackOverflowError e) {
        // One that breaks a rule must not stop the shard: it is put aside with its reason.
        undecided.add(new Undecided(next, e.getClass().getSimpleName()));
      }
      fence = isLastOfItsRecord(received, i) ? behind(next) : next.fenceBehind(fence);
      lastArrival = next.record().arrivedAt();
    }
    if (!changed) {
      return new Folded(before, before, List.of(), undecided, 0);
    }
    var fences = before.fences().with(lane, fence, lastArrival, streamRetention);
    return new Folded(before, before.next(fences, profile), findings, undecided, duplicates);
  }

  // A transaction that is sent again after its id was forgotten raises the same alert again.
  private static boolean isNew(Finding found, List<Finding> findings) {
    return findings.stream().noneMatch(each -> each.id().equals(found.id()));
  }

  private static boolean isLastOfItsRecord(List<ReceivedTransaction> received, int index) {
    return index + 1 == received.size()
        || !received.get(index + 1).isOfSameRecordAs(received.get(index));
  }

  private static Position behind(ReceivedTransaction received) {
    return Position.after(received.record().sequenceNumber());
  }
}
