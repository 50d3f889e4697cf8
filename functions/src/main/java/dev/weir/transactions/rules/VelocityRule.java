package dev.weir.transactions.rules;

import dev.weir.alerts.Severity;
import dev.weir.transactions.rules.WindowPart.Raised;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * {@code VELOCITY}: more transactions within a window than a person makes.
 *
 * @param count the number that must be exceeded
 */
public record VelocityRule(
    RuleTerms terms, RuleSet.Common common, int count, Duration window, Duration coolDown)
    implements FraudRule<WindowPart> {

  static final RuleKind<WindowPart> KIND =
      new RuleKind<>(
          "VELOCITY", WindowPart.class, WindowPart.NONE, WindowPart::read, VelocityRule::of);

  // With events in order, one more than the largest count is needed.
  private static final int MAX_KEPT = 150;

  private static VelocityRule of(RuleTerms terms, RuleDocument rule) {
    var window = rule.window("window", Duration.ofSeconds(60));
    return new VelocityRule(
        terms,
        rule.common(Mode.ON, Severity.MEDIUM),
        rule.count("count", 10),
        window,
        rule.coolDown(Duration.ofMinutes(10), window));
  }

  @Override
  public RuleKind<WindowPart> kind() {
    return KIND;
  }

  @Override
  public void write(SettingsWriter out) {
    out.integer("count", count).duration("window", window).duration("coolDown", coolDown);
  }

  @Override
  public RuleStep<WindowPart> step(WindowPart before, Arrival arrival) {
    var bounds = new Purchases.Bounds(window.plus(terms.lateness()), MAX_KEPT);
    var kept = before.kept().plus(arrival.purchase(), arrival.streamTime(), bounds);
    var part = new WindowPart(kept, before.episodes());
    if (!arrival.judged()) {
      return new RuleStep<>(part, List.of());
    }
    var change =
        part.sweep(
            arrival.time(),
            window,
            coolDown,
            arrival.streamTime(),
            index ->
                kept.areWithin(count + 1, window, kept.get(index))
                    && judges(arrival, kept.get(index)),
            each -> kept.within(window, each.occurredAt()));
    return new RuleStep<>(change.after(), change.findings(each -> finding(arrival, each)));
  }

  private Match finding(Arrival arrival, Raised raised) {
    var contributing = raised.contributing();
    return finding(
        arrival,
        Match.part(raised.by().id()),
        String.format(
            Locale.ROOT,
            "%s: %d transactions within %s, %s in all",
            arrival.transaction().userId(),
            contributing.size(),
            AlertTexts.span(contributing),
            AmountTotals.of(contributing)),
        contributing,
        json -> {
          json.writeNumberField("count", contributing.size());
          json.writeNumberField("limitCount", count);
          json.writeNumberField("windowSeconds", window.toSeconds());
          Evidence.writeTotals(json, "total", AmountTotals.of(contributing).byCurrency());
        });
  }
}
