package dev.weir.transactions.decide;

import dev.weir.transactions.parse.ReceivedTransaction;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.Match;
import java.util.List;

/**
 * Decides on a transaction from quarantine. An object can be left over of a record that newer code
 * read and applied after all, so the profile is asked, which remembers the ids of what was applied.
 * How far lanes are says nothing: a producer may have sent the transaction twice. A function of its
 * arguments alone.
 *
 * @param takesForgotten whether one is taken of which the profile can't say any more whether it was
 *     applied
 */
public record ReplayFold(Detector detector, boolean takesForgotten) {

  /** What becomes of a transaction. */
  public sealed interface Verdict {

    /**
     * It is applied.
     *
     * @param after what to store; no fence moves
     * @param isJudged whether the rules judged it
     */
    record Taken(StoredProfile after, List<Match> findings, boolean isJudged) implements Verdict {}

    /** It was applied before: its id is remembered. */
    record Known() implements Verdict {}

    /** Whether it was applied can't be determined: its id would be forgotten by now. */
    record Forgotten() implements Verdict {}
  }

  /** What becomes of a transaction that no replay applied yet. */
  public Verdict decide(StoredProfile stored, ReceivedTransaction received) {
    var profile = stored.profile();
    var transaction = received.transaction();
    var arrivedAt = received.record().arrivedAt();
    if (profile.hasSeen(transaction.id())) {
      return new Verdict.Known();
    }
    if (!takesForgotten && !profile.wouldRemember(transaction, arrivedAt)) {
      return new Verdict.Forgotten();
    }
    var detected = detector.detect(profile, transaction, arrivedAt);
    return new Verdict.Taken(
        stored.next(stored.fences(), detected.after()), detected.findings(), detected.judged());
  }
}
