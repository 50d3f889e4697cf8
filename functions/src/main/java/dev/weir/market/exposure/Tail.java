package dev.weir.market.exposure;

/**
 * The worst days of a history of profits and losses. Only the days that the two measures need are
 * sorted: thirteen of five hundred.
 */
final class Tail {

  // VaR at 99 %, expected shortfall at 97.5 %, in thousandths: products of doubles could round a
  // rank up.
  private static final int THOUSAND = 1_000;
  private static final int VALUE_AT_RISK = 990;
  private static final int SHORTFALL_TAIL = 25;

  private final int days;
  // The worst profits or losses, in ascending order.
  private final long[] worst;

  Tail(long[] profits) {
    days = profits.length;
    worst = new long[Math.max(varRank(), shortfallDays())];
    var found = 0;
    for (var profit : profits) {
      if (found < worst.length || profit < worst[found - 1]) {
        found = Math.min(found + 1, worst.length);
        insert(profit, found - 1);
      }
    }
  }

  private void insert(long profit, int last) {
    var at = last;
    for (; at > 0 && worst[at - 1] > profit; at--) {
      worst[at] = worst[at - 1];
    }
    worst[at] = profit;
  }

  private static int ceiling(int thousandths, int of) {
    return (thousandths * of + THOUSAND - 1) / THOUSAND;
  }

  // The ceil(0.99 H)-th smallest loss, counted from the greatest.
  private int varRank() {
    return days == 0 ? 0 : days - ceiling(VALUE_AT_RISK, days) + 1;
  }

  private int shortfallDays() {
    return ceiling(SHORTFALL_TAIL, days);
  }

  /** Returns the {@code ceil(0.99 H)}-th smallest loss; negative if even that day has a profit. */
  long valueAtRisk() {
    return days == 0 ? 0 : -worst[varRank() - 1];
  }

  /** Returns the mean of the worst {@code ceil(0.025 H)} losses, rounded down to a micro. */
  long expectedShortfall() {
    var sum = 0L;
    for (var i = 0; i < shortfallDays(); i++) {
      // Each is divided first, because the sum of thirteen may overflow a long: the remainders
      // follow.
      sum += -worst[i] / shortfallDays();
    }
    var remainders = 0L;
    for (var i = 0; i < shortfallDays(); i++) {
      remainders += -worst[i] % shortfallDays();
    }
    return days == 0 ? 0 : sum + Math.floorDiv(remainders, (long) shortfallDays());
  }
}
