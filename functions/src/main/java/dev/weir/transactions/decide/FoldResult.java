package dev.weir.transactions.decide;

import dev.weir.stream.Position;
import dev.weir.transactions.parse.ReceivedTransaction;
import dev.weir.transactions.rules.Detected;
import dev.weir.transactions.rules.Match;
import dev.weir.transactions.rules.UserProfile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * A user's transactions, folded into the stored profile. A value: each transaction produces a new
 * one.
 *
 * @param before the stored profile
 * @param profile the profile including the transactions
 * @param fence how far the lane is applied to it
 * @param findings of all transactions folded
 * @param duplicates the number of transactions that had been sent before
 * @param isNews whether there is anything to store
 * @param lastArrival when the last of the transactions arrived
 */
public record FoldResult(
    StoredProfile before,
    UserProfile profile,
    Position fence,
    List<Match> findings,
    int duplicates,
    boolean isNews,
    Instant lastArrival) {

  /** Returns the result before the first transaction. */
  static FoldResult begin(StoredProfile before, Position fence) {
    return new FoldResult(before, before.profile(), fence, List.of(), 0, false, Instant.EPOCH);
  }

  /**
   * Returns the result with a transaction. One that was sent before must be stored, too, because
   * the fence has to cover it.
   */
  FoldResult with(ReceivedTransaction received, Detected detected) {
    return new FoldResult(
        before,
        detected.after(),
        received.fenceAfter(fence),
        allWith(detected.findings()),
        duplicates + (detected.duplicate() ? 1 : 0),
        true,
        received.record().arrivedAt());
  }

  /** Returns the result with the fence after a transaction that could not be decided on. */
  public FoldResult without(ReceivedTransaction received) {
    return new FoldResult(
        before,
        profile,
        received.fenceAfter(fence),
        findings,
        duplicates,
        isNews,
        received.record().arrivedAt());
  }

  // No two alerts of one commit may have the same id: they are items of one transaction.
  private List<Match> allWith(List<Match> found) {
    if (found.isEmpty()) {
      return findings;
    }
    var byId = new LinkedHashMap<String, Match>();
    Stream.concat(findings.stream(), found.stream())
        .forEach(finding -> byId.putIfAbsent(finding.id(), finding));
    return List.copyOf(byId.values());
  }
}
