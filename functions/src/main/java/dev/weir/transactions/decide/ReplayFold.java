package dev.weir.transactions.decide;

import dev.weir.transactions.parse.ReceivedTransaction;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.Match;
import java.util.List;

/**
 * Decides on a transaction from quarantine. An object can be left over from a record that newer
 * code read and applied after all, so the decision relies on the ids of applied transactions that
 * the profile remembers. The lanes' positions prove nothing, because a producer may have sent the
 * transaction twice. A function of its arguments alone.
 *
 * @param takesForgotten whether to apply a transaction if the profile can no longer show whether it
 *     was applied
 */
public record ReplayFold(Detector detector, boolean takesForgotten) {

  /** The decision on a transaction. */
  public sealed interface ReplayVerdict {

    /**
     * It is applied.
     *
     * @param after the profile to store; no fence moves
     * @param isJudged whether the rules evaluated it
     */
    record Taken(StoredProfile after, List<Match> findings, boolean isJudged)
        implements ReplayVerdict {}

    /** It was applied before: its id is remembered. */
    record Known() implements ReplayVerdict {}

    /** Whether it was applied can't be determined: its id would be forgotten by now. */
    record Forgotten() implements ReplayVerdict {}
  }

  /** Decides on a transaction that no replay has applied yet. */
  public ReplayVerdict decide(StoredProfile stored, ReceivedTransaction received) {
    var profile = stored.profile();
    var transaction = received.transaction();
    var arrivedAt = received.record().arrivedAt();
    if (profile.hasSeen(transaction.id())) {
      return new ReplayVerdict.Known();
    }
    if (!takesForgotten && !profile.wouldRemember(transaction, arrivedAt)) {
      return new ReplayVerdict.Forgotten();
    }
    var detected = detector.detect(profile, transaction, arrivedAt);
    return new ReplayVerdict.Taken(
        stored.next(stored.fences(), detected.after()), detected.findings(), detected.judged());
  }
}
