package dev.weir.transactions.rules;

import dev.weir.events.transaction.Place;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Transactions that do not qualify, for any rule or for one, until a date. They still count when
 * others are evaluated.
 *
 * @param entries each until its end
 */
public record AllowList(List<Entry> entries) {

  public static final AllowList NONE = new AllowList(List.of());

  public AllowList {
    entries = List.copyOf(entries);
  }

  /**
   * One user, merchant or place; a transaction must match all those given.
   *
   * @param user the user's id
   * @param merchant compared case-insensitively, by its first {@value Shortened#MAX_TEXT_BYTES}
   *     bytes
   * @param place compared as places are
   * @param rule the only rule that it applies to
   * @param until transactions from this time on are evaluated again
   */
  public record Entry(
      Optional<String> user,
      Optional<String> merchant,
      Optional<Place> place,
      Optional<String> rule,
      Instant until) {

    private boolean covers(String asking, String userId, Purchase purchase) {
      return purchase.occurredAt().isBefore(until)
          && rule.filter(name -> !name.equals(asking)).isEmpty()
          && user.filter(id -> !id.equals(userId)).isEmpty()
          && merchant.filter(name -> !folded(name).equals(folded(purchase.merchant()))).isEmpty()
          && place.filter(there -> !Optional.of(there).equals(purchase.place())).isEmpty();
    }

    private static String folded(String merchant) {
      return ShortTexts.text(merchant).strip().toUpperCase(Locale.ROOT);
    }
  }

  boolean covers(String rule, String userId, Purchase purchase) {
    for (var entry : entries) {
      if (entry.covers(rule, userId, purchase)) {
        return true;
      }
    }
    return false;
  }
}
