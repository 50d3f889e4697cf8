package dev.weir.transactions.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The memory of {@code AMOUNT_SPIKE}: the mean of each currency, and the amounts whose order may
 * still change because a late one can come between.
 *
 * <p>A value, which also keeps the means up to each of the first amounts, so that they are computed
 * once and not for each purchase; two that differ only in these are equal.
 */
public final class SpendingPart implements RulePart {

  static final SpendingPart NONE = new SpendingPart(Map.of(), List.of(), AlertEpisodes.NONE);

  // Twice the maximum lateness for a user who pays every half minute.
  private static final int MAX_PENDING = 250;

  /** An amount that is not in the mean yet. */
  public record Amount(Instant at, String currency, BigDecimal amount) {
    private int compareInOrder(Amount other) {
      var byTime = at.compareTo(other.at);
      return byTime == 0 ? amount.compareTo(other.amount) : byTime;
    }
  }

  private final ArrayMap<String, Spending> settled;
  private final CopyList<Amount> pending;
  private final AlertEpisodes episodes;
  // Of the first pending amounts: the mean of its currency including each, by this weight.
  private final CopyList<Spending> means;
  private final BigDecimal weight;

  private SpendingPart(
      ArrayMap<String, Spending> settled,
      CopyList<Amount> pending,
      AlertEpisodes episodes,
      CopyList<Spending> means,
      BigDecimal weight) {
    this.settled = settled;
    this.pending = pending;
    this.episodes = episodes;
    this.means = means;
    this.weight = weight;
  }

  /**
   * Creates a memory.
   *
   * @param settled by ISO 4217 code
   * @param pending in order of event time, then of amount
   * @param episodes that it has raised alerts for
   */
  SpendingPart(Map<String, Spending> settled, List<Amount> pending, AlertEpisodes episodes) {
    this(
        ArrayMap.of(Comparator.<String>naturalOrder(), settled),
        CopyList.of(pending),
        episodes,
        CopyList.empty(),
        BigDecimal.ZERO);
  }

  /** Returns the mean of each currency, by ISO 4217 code, without pending amounts. */
  public Map<String, Spending> settled() {
    return settled;
  }

  AlertEpisodes episodes() {
    return episodes;
  }

  /** Returns this with all amounts before a time included in the means. */
  SpendingPart settledBefore(Instant time, BigDecimal by) {
    return settle(countBefore(time), by);
  }

  private int countBefore(Instant time) {
    return pending.isEmpty() || !pending.getFirst().at().isBefore(time)
        ? 0
        : Bisection.count(pending.size(), i -> pending.get(i).at().isBefore(time));
  }

  private SpendingPart settle(int count, BigDecimal by) {
    if (count == 0) {
      return this;
    }
    var known = withMeans(count, by);
    var more = settled;
    for (var i = 0; i < count; i++) {
      more = more.with(pending.get(i).currency(), known.means.get(i));
    }
    return new SpendingPart(
        more, pending.without(0, count), episodes, known.means.without(0, count), by);
  }

  /** Returns this with the means up to an amount known. */
  private SpendingPart withMeans(int count, BigDecimal by) {
    var valid = by.compareTo(weight) == 0 ? means : CopyList.<Spending>empty();
    if (valid.size() >= count) {
      return this;
    }
    var more = new ArrayList<>(valid);
    while (more.size() < count) {
      var next = pending.get(more.size());
      more.add(mean(next.currency(), more.size(), more).plus(next.amount(), by));
    }
    return new SpendingPart(settled, pending, episodes, CopyList.of(more), by);
  }

  /** Returns the mean of a currency, with the first pending amounts. */
  private Spending mean(String currency, int count, List<Spending> known) {
    for (var i = count - 1; i >= 0; i--) {
      if (pending.get(i).currency().equals(currency)) {
        return known.get(i);
      }
    }
    return settled.getOrDefault(currency, Spending.NONE);
  }

  /** Returns this with the means of all amounts before a time known. */
  SpendingPart withMeansBefore(Instant time, BigDecimal by) {
    return withMeans(countBefore(time), by);
  }

  /**
   * Returns the mean of all amounts before a time in the currency of a purchase, once {@link
   * #withMeansBefore} knows it.
   */
  Spending olderThan(Instant time, Purchase purchase) {
    return mean(purchase.amount().currency().getCurrencyCode(), countBefore(time), means);
  }

  SpendingPart plus(Purchase purchase, BigDecimal by) {
    var money = purchase.amount();
    var added =
        new Amount(purchase.occurredAt(), money.currency().getCurrencyCode(), money.amount());
    var index =
        pending.isEmpty() || pending.getLast().compareInOrder(added) <= 0
            ? pending.size()
            : Bisection.count(pending.size(), i -> pending.get(i).compareInOrder(added) <= 0);
    var part = withMeansUpTo(index);
    if (pending.size() == MAX_PENDING && index > 0) {
      return part.withFirstSettled(index, added, by);
    }
    var more =
        new SpendingPart(settled, pending.plus(index, added), episodes, part.means, part.weight);
    return more.pending.size() > MAX_PENDING
        ? more.settle(more.pending.size() - MAX_PENDING, by)
        : more;
  }

  private SpendingPart withMeansUpTo(int index) {
    return index >= means.size()
        ? this
        : new SpendingPart(settled, pending, episodes, means.without(index, means.size()), weight);
  }

  /** Returns this with the first amount included in the means and one more added in its stead. */
  private SpendingPart withFirstSettled(int index, Amount added, BigDecimal by) {
    var known = withMeans(1, by);
    return new SpendingPart(
        settled.with(pending.getFirst().currency(), known.means.getFirst()),
        pending.replaced(0, index - 1, added),
        episodes,
        known.means.without(0, 1),
        by);
  }

  SpendingPart with(AlertEpisodes changed) {
    return new SpendingPart(settled, pending, changed, means, weight);
  }

  /** Returns the mean of each currency, with all amounts so far. */
  public Map<String, Spending> spending(BigDecimal by) {
    return settle(pending.size(), by).settled;
  }

  @Override
  public List<Purchase> purchases() {
    return List.of();
  }

  @Override
  public SpendingPart withoutPurchases() {
    return this;
  }

  @Override
  public void write(PartOutput out) {
    out.all(
        settled.entrySet(),
        each -> {
          out.text(each.getKey());
          out.integer(each.getValue().count());
          out.text(each.getValue().mean().toString());
        });
    out.all(
        pending,
        each -> {
          out.instant(each.at());
          out.text(each.currency());
          out.text(each.amount().toPlainString());
        });
    episodes.write(out);
  }

  static SpendingPart read(PartInput in) {
    var settled = new HashMap<String, Spending>();
    in.all(
            each ->
                Map.entry(each.text(), new Spending(each.integer(), new BigDecimal(each.text()))))
        .forEach(each -> settled.put(each.getKey(), each.getValue()));
    var pending =
        in.all(each -> new Amount(each.instant(), each.text(), new BigDecimal(each.text())));
    return new SpendingPart(settled, pending, AlertEpisodes.read(in));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpendingPart that
        && settled.equals(that.settled)
        && pending.equals(that.pending)
        && episodes.equals(that.episodes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(settled, pending, episodes);
  }

  @Override
  public String toString() {
    return "SpendingPart[settled=%s, pending=%s, episodes=%s]"
        .formatted(settled, pending, episodes);
  }
}
