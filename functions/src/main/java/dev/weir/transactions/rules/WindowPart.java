package dev.weir.transactions.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The memory of a rule that evaluates purchases within a window.
 *
 * @param kept purchases that it may still need
 * @param episodes that it has raised alerts for
 */
public record WindowPart(Purchases kept, AlertEpisodes episodes) implements RulePart {

  /** For a new user. */
  public static final WindowPart NONE = new WindowPart(Purchases.NONE, AlertEpisodes.NONE);

  /** A purchase that raises an alert, with those that make it qualify. */
  record Raised(Purchase by, List<Purchase> contributing) {}

  /** The part after a purchase, and the alerts that it raises. */
  record Change(WindowPart after, List<Raised> raised) {}

  /**
   * Finds the purchases that qualify, at the time of an added one or within its reach after it.
   * Those before it and beyond its reach qualify as before.
   *
   * @param qualifies returns the purchases that make a purchase qualify; empty if it does not
   */
  Change sweep(
      Instant added,
      Duration reach,
      Duration coolDown,
      Instant streamTime,
      Function<Purchase, Optional<List<Purchase>>> qualifies) {
    var qualifying = new ArrayList<Purchase>();
    for (var purchase : kept.all()) {
      if (!purchase.occurredAt().isBefore(added)
          && purchase.occurredAt().isBefore(added.plus(reach))
          && qualifies.apply(purchase).isPresent()) {
        qualifying.add(purchase);
      }
    }
    if (qualifying.isEmpty()) {
      return new Change(this, List.of());
    }
    var change = episodes.plus(qualifying, coolDown);
    var remembered = change.after().since(streamTime.minus(SeenIds.AGE), coolDown);
    var raised =
        change.raising().stream()
            .map(by -> new Raised(by, qualifies.apply(by).orElseThrow()))
            .toList();
    return new Change(new WindowPart(kept, remembered), raised);
  }

  @Override
  public List<Purchase> purchases() {
    return kept.all();
  }

  @Override
  public WindowPart withoutPurchases() {
    return new WindowPart(Purchases.NONE, episodes);
  }

  @Override
  public void write(PartOutput out) {
    kept.write(out);
    episodes.write(out);
  }

  static WindowPart read(PartInput in) {
    return new WindowPart(Purchases.read(in), AlertEpisodes.read(in));
  }
}
