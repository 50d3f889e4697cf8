package dev.weir.transactions.rules;

import dev.weir.events.transaction.Place;
import dev.weir.transactions.rules.PlacesPart.First;
import dev.weir.transactions.rules.PlacesPart.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts a profile that was stored before rules had parts. */
public final class FormerParts {

  private FormerParts() {}

  /**
   * Returns the parts that the rules take from it.
   *
   * @param home the place of the first transaction that arrived; its time is unknown except that it
   *     is in the past
   */
  public static Map<String, RulePart> of(
      Optional<Place> home,
      Map<Place, Visit> visits,
      Map<String, Spending> spending,
      AlertEpisodes velocity) {
    return Map.of(
        NewLocationSpreeRule.KIND.name(),
        new PlacesPart(
            home.map(place -> new First(Instant.EPOCH, "", place)), visits, Purchases.NONE),
        AmountSpikeRule.KIND.name(),
        new SpendingPart(spending, List.of(), AlertEpisodes.NONE),
        VelocityRule.KIND.name(),
        new WindowPart(Purchases.NONE, velocity));
  }
}
