package dev.weir.transactions.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code CARD_TESTING}: small amounts shortly after each other, which show that a stolen card
 * works, and then a large one. Small ones count that arrived before the large one.
 */
final class CardTestingRule {

  static final String TYPE = "CARD_TESTING";

  // Whatever came before and is still remembered.
  private static final Duration EVER = Duration.ofDays(3_650);

  private final RuleSet.CardTesting settings;
  private final int version;

  CardTestingRule(RuleSet rules) {
    settings = rules.cardTesting();
    version = rules.version();
  }

  Optional<Finding> find(UserProfile before, Arrival arrival) {
    var mode = settings.common().mode();
    if (mode == Mode.OFF || !settings.large().isReachedBy(arrival.purchase().amount())) {
      return Optional.empty();
    }
    var tests = testsBefore(before.small(), arrival.time());
    return tests.size() < settings.count()
        ? Optional.empty()
        : Optional.of(finding(arrival, tests));
  }

  /** The small ones within a window of the last of them, if that is within one of the large one. */
  private List<Purchase> testsBefore(Purchases small, Instant time) {
    var earlier = small.within(EVER, time);
    if (earlier.isEmpty()) {
      return List.of();
    }
    var last = earlier.getLast().occurredAt();
    return last.isAfter(time.minus(settings.window()))
        ? small.within(settings.window(), last)
        : List.of();
  }

  private Finding finding(Arrival arrival, List<Purchase> tests) {
    var contributing = new ArrayList<>(tests);
    contributing.add(arrival.purchase());
    var late = Evidence.isLate(contributing);
    return new Finding(
        TYPE,
        version,
        settings.common(),
        arrival.transaction().userId(),
        Finding.part(arrival.purchase().id()),
        "%s: %d small payments within %s (%s), then %s at %s%s"
            .formatted(
                arrival.transaction().userId(),
                tests.size(),
                Wording.span(tests),
                Totals.of(tests),
                arrival.purchase().amount(),
                arrival.purchase().merchant(),
                Wording.lateness(late)),
        Evidence.of(settings.common(), contributing, json -> writeFigures(json, arrival, tests)),
        late);
  }

  private void writeFigures(JsonGenerator json, Arrival arrival, List<Purchase> tests)
      throws IOException {
    json.writeNumberField("count", tests.size());
    Evidence.writeTotals(json, "smallTotal", Totals.of(tests).byCurrency());
    json.writeStringField("large", arrival.purchase().amount().amount().toPlainString());
    json.writeNumberField("windowSeconds", settings.window().toSeconds());
  }
}
