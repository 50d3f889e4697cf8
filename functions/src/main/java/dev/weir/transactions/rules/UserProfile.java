package dev.weir.transactions.rules;

import dev.weir.events.transaction.Transaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules' memory of one user. Bounded, whatever the user does.
 *
 * @param streamTime the latest event time, but never beyond the arrival of that transaction, so
 *     that one from the future does not make all others late; {@link Instant#EPOCH} for a new user
 * @param parts each rule's memory, by its name
 * @param seen transaction ids
 * @param transactions the number of transactions ever seen
 * @param late the number of them that came later than the rules wait for
 */
public record UserProfile(
    Instant streamTime,
    ArrayMap<String, RulePart> parts,
    SeenIds seen,
    long transactions,
    long late) {

  /** For an unknown user. */
  public static final UserProfile NEW =
      new UserProfile(Instant.EPOCH, Map.of(), SeenIds.NONE, 0, 0);

  /** Creates a profile with the rules' memory in any map. */
  public UserProfile(
      Instant streamTime, Map<String, RulePart> parts, SeenIds seen, long transactions, long late) {
    this(
        streamTime,
        ArrayMap.of(Comparator.<String>naturalOrder(), parts),
        seen,
        transactions,
        late);
  }

  /** Whether a transaction with this id was seen, as far as ids are remembered. */
  public boolean hasSeen(String transactionId) {
    return seen.contains(transactionId);
  }

  /**
   * Whether the id of a transaction would still be remembered had it been applied in order: no id
   * was forgotten yet, or none from that time or later.
   *
   * @param arrivedAt when its record arrived
   */
  public boolean wouldRemember(Transaction transaction, Instant arrivedAt) {
    var time = transaction.occurredAt();
    return transactions == seen.size()
        || seen.reachesBackTo(time.isBefore(arrivedAt) ? time : arrivedAt);
  }

  /** Returns a rule's memory. */
  public <P extends RulePart> P part(RuleKind<P> kind) {
    var part = parts.get(kind.name());
    return part == null ? kind.none() : kind.part().cast(part);
  }

  /**
   * Returns the purchases that some rule may still need; one that several need is listed several
   * times.
   */
  public List<Purchase> purchases() {
    return parts.values().stream().flatMap(part -> part.purchases().stream()).toList();
  }

  /** Returns this without purchases: much smaller; windows start again, nothing else is lost. */
  public UserProfile withoutPurchases() {
    var smaller = new HashMap<String, RulePart>();
    parts.forEach((name, part) -> smaller.put(name, part.withoutPurchases()));
    return new UserProfile(streamTime, smaller, seen, transactions, late);
  }

  /**
   * Returns the profile after an arrival.
   *
   * @param idHash the {@link SeenIds#hashOf} of the transaction's id
   */
  UserProfile next(Arrival arrival, long idHash, ArrayMap<String, RulePart> nextParts) {
    return new UserProfile(
        arrival.streamTime(),
        nextParts,
        seen.plus(idHash, arrival.streamTime()),
        transactions + 1,
        late + (arrival.purchase().late() ? 1 : 0));
  }
}
