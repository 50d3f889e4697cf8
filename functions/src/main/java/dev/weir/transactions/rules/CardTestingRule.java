package dev.weir.transactions.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.alerts.Severity;
import dev.weir.transactions.rules.WindowPart.Raised;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * {@code CARD_TESTING}: several small amounts in quick succession, which show that a stolen card
 * works, and then a large one.
 *
 * @param count the number of small ones after which a large one is suspicious
 */
public record CardTestingRule(
    RuleTerms terms,
    RuleSet.Common common,
    int count,
    Amounts small,
    Amounts large,
    Duration window,
    Duration coolDown)
    implements FraudRule<WindowPart> {

  static final RuleKind<WindowPart> KIND =
      new RuleKind<>(
          "CARD_TESTING", WindowPart.class, WindowPart.NONE, WindowPart::read, CardTestingRule::of);

  // With events in order, the small ones of the largest count are needed; large ones only while
  // late small ones can come.
  private static final int MAX_KEPT = 200;
  // A late small one affects two windows.
  private static final int MAX_EPISODES_PER_WINDOW = 10;

  private static CardTestingRule of(RuleTerms terms, RuleDocument rule) {
    var window = rule.window("window", Duration.ofMinutes(10));
    return new CardTestingRule(
        terms,
        rule.common(Mode.ON, Severity.HIGH),
        rule.count("count", 3),
        rule.amounts("small", "2.00"),
        rule.amounts("large", "200.00"),
        window,
        rule.coolDown(Duration.ofHours(1), window, MAX_EPISODES_PER_WINDOW));
  }

  @Override
  public RuleKind<WindowPart> kind() {
    return KIND;
  }

  @Override
  public void write(SettingsWriter out) {
    out.integer("count", count).amounts("small", small).amounts("large", large);
    out.duration("window", window).duration("coolDown", coolDown);
  }

  // The last small one may be a window before the large one, the first a window before that.
  private Duration reach() {
    return window.plus(window); // multipliedBy computes in BigDecimal
  }

  @Override
  public RuleStep<WindowPart> step(WindowPart before, Arrival arrival) {
    var bounds = new Purchases.Bounds(reach().plus(terms.lateness()), MAX_KEPT);
    var amount = arrival.purchase().amount();
    if (!small.isNotExceededBy(amount) && !large.isReachedBy(amount)) {
      var kept = before.kept().at(arrival.streamTime(), bounds);
      return new RuleStep<>(new WindowPart(kept, before.episodes()), List.of());
    }
    var kept = before.kept().plus(arrival.purchase(), arrival.streamTime(), bounds);
    var part = new WindowPart(kept, before.episodes());
    var larges = kept.matching(new IsLarge(large));
    if (!arrival.judged() || larges.size() == 0) {
      return new RuleStep<>(part, List.of());
    }
    var tests = new Tests(kept.matching(new IsSmall(small)));
    if (!tests.arePossible()) {
      return new RuleStep<>(part, List.of());
    }
    var change =
        new WindowPart(larges, before.episodes())
            .sweep(
                arrival.time(),
                reach(),
                coolDown,
                arrival.streamTime(),
                index -> tests.make(larges.get(index)) && judges(arrival, larges.get(index)),
                tests::with);
    return new RuleStep<>(
        new WindowPart(kept, change.after().episodes()),
        change.findings(each -> finding(arrival, each)));
  }

  private record IsSmall(Amounts limit) implements Predicate<Purchase> {
    @Override
    public boolean test(Purchase purchase) {
      return limit.isNotExceededBy(purchase.amount());
    }
  }

  private record IsLarge(Amounts limit) implements Predicate<Purchase> {
    @Override
    public boolean test(Purchase purchase) {
      return limit.isReachedBy(purchase.amount());
    }
  }

  /** The small ones, as tests of a card. */
  private final class Tests {
    private final Purchases small;

    Tests(Purchases small) {
      this.small = small;
    }

    /** Whether there are enough of them. */
    boolean arePossible() {
      return small.size() >= count;
    }

    /** Whether they make a large one suspicious. */
    boolean make(Purchase purchase) {
      return lastEndBefore(purchase) >= 0;
    }

    /** Returns the latest small ones that make a large one suspicious, followed by it. */
    List<Purchase> with(Purchase large) {
      var last = lastEndBefore(large);
      var start = small.get(last).occurredAt().minus(window);
      var contributing = new ArrayList<>(small.all().subList(small.firstAfter(start), last + 1));
      contributing.add(large);
      return contributing;
    }

    /**
     * Returns the index of the latest one that ends a series within a window before a large one; -1
     * if none does. Looks at no more than a series: if so many are in the window, the last one ends
     * one.
     */
    private int lastEndBefore(Purchase large) {
      var start = large.occurredAt().minus(window);
      var last = small.countBefore(large) - 1;
      while (last >= count - 1 && small.get(last).occurredAt().isAfter(start)) {
        if (small.areWithin(count, window, last)) {
          return last;
        }
        last--;
      }
      return -1;
    }
  }

  private Match finding(Arrival arrival, Raised raised) {
    var tests = raised.contributing().subList(0, raised.contributing().size() - 1);
    return finding(
        arrival,
        Match.part(raised.by().id()),
        String.format(
            Locale.ROOT,
            "%s: %d small payments within %s (%s), then %s at %s",
            arrival.transaction().userId(),
            tests.size(),
            AlertTexts.span(tests),
            AmountTotals.of(tests),
            raised.by().amount(),
            raised.by().merchant()),
        raised.contributing(),
        json -> writeFigures(json, raised.by(), tests));
  }

  private void writeFigures(JsonGenerator json, Purchase large, List<Purchase> tests)
      throws IOException {
    json.writeNumberField("count", tests.size());
    Evidence.writeTotals(json, "smallTotal", AmountTotals.of(tests).byCurrency());
    json.writeStringField("large", large.amount().amount().toPlainString());
    json.writeNumberField("windowSeconds", window.toSeconds());
  }
}
