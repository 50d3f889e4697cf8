package dev.weir.transactions.rules;

import java.util.List;

/**
 * {@code VELOCITY}: more transactions within a window than a person makes. Once until its cool-down
 * has passed.
 */
final class VelocityRule {

  static final String TYPE = "VELOCITY";

  private final RuleSet.Velocity settings;
  private final int version;

  VelocityRule(RuleSet rules) {
    settings = rules.velocity();
    version = rules.version();
  }

  /** The profile with the episodes as they are with this arrival; adds what is new to findings. */
  UserProfile find(UserProfile profile, Arrival arrival, List<Finding> findings) {
    if (settings.common().mode() == Mode.OFF) {
      return profile;
    }
    var sweep =
        new Sweep(profile.recent(), settings.window(), settings.coolDown(), settings.count() + 1);
    var episodes =
        sweep
            .from(
                arrival.time(),
                profile.velocity(),
                _ -> true,
                (number, contributing) -> findings.add(finding(arrival, number, contributing)))
            .since(profile.streamTime().minus(SeenIds.AGE), settings.coolDown());
    return profile.withVelocity(episodes);
  }

  private Finding finding(Arrival arrival, int number, List<Purchase> contributing) {
    var user = arrival.transaction().userId();
    var late = Evidence.isLate(contributing);
    return new Finding(
        TYPE,
        version,
        settings.common(),
        user,
        Integer.toString(number),
        "%s: %d transactions within %s, %s in all%s"
            .formatted(
                user,
                contributing.size(),
                Wording.span(contributing),
                Totals.of(contributing),
                Wording.lateness(late)),
        Evidence.of(
            settings.common(),
            contributing,
            json -> {
              json.writeNumberField("count", contributing.size());
              json.writeNumberField("limitCount", settings.count());
              json.writeNumberField("windowSeconds", settings.window().toSeconds());
              Evidence.writeTotals(json, "total", Totals.of(contributing).byCurrency());
            }),
        late);
  }
}
