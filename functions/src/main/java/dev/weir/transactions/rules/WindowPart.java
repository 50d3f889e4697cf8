package dev.weir.transactions.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;

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
  record WindowChange(WindowPart after, List<Raised> raised) {

    /** Returns the findings, of which there are none for nearly every purchase. */
    List<Match> findings(Function<Raised, Match> finding) {
      return raised.isEmpty() ? List.of() : raised.stream().map(finding).toList();
    }
  }

  /**
   * Finds the purchases that qualify, at the time of an added one or within its reach after it.
   * Those before it and beyond its reach qualify as before.
   *
   * @param qualifies whether the purchase at an index of those kept qualifies
   * @param contributing returns the purchases that make one qualify
   */
  WindowChange sweep(
      Instant added,
      Duration reach,
      Duration coolDown,
      Instant streamTime,
      IntPredicate qualifies,
      Function<Purchase, List<Purchase>> contributing) {
    var qualifying = new ArrayList<Purchase>();
    var isAny = false;
    var end = kept.firstAt(added.plus(reach));
    for (var i = kept.firstAt(added); i < end; ) {
      var purchase = kept.get(i);
      if (isAny) {
        // One more within an episode changes nothing.
        var episode = episodes.during(purchase.occurredAt());
        if (episode.isPresent()) {
          i = kept.firstAfter(episode.get().to());
          continue;
        }
      }
      if (qualifies.test(i)) {
        if (isAny || episodes.during(purchase.occurredAt()).isEmpty()) {
          qualifying.add(purchase);
        }
        isAny = true;
      }
      i++;
    }
    if (!isAny) {
      return new WindowChange(this, List.of());
    }
    var change = episodes.plus(qualifying, coolDown);
    var remembered = change.after().since(streamTime.minus(SeenIds.AGE), coolDown);
    var raised =
        change.raising().stream().map(by -> new Raised(by, contributing.apply(by))).toList();
    return new WindowChange(new WindowPart(kept, remembered), raised);
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
