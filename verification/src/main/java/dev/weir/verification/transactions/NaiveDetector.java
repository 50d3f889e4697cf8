package dev.weir.verification.transactions;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Place;
import dev.weir.transactions.rules.Amounts;
import dev.weir.transactions.rules.Mode;
import dev.weir.transactions.rules.RuleSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The patterns as they are defined, evaluated over a user's whole history, anew with each
 * transaction: lists and full scans, nothing remembered in between. For comparison with the rules,
 * from which it takes nothing but the settings.
 *
 * <p>It forgets nothing. So it holds for histories of fewer transactions than a profile remembers,
 * which arrive within the lateness.
 */
public final class NaiveDetector {

  private static final Duration JUDGED = Duration.ofHours(24);

  private final RuleSet rules;

  /** Detects by these settings. */
  public NaiveDetector(RuleSet rules) {
    this.rules = rules;
  }

  /**
   * The ids of the alerts that each arrival raises.
   *
   * @param history of one user, in the order of arrival
   */
  public List<Set<String>> alerts(List<Arrived> history) {
    var raised = new ArrayList<Set<String>>();
    var before = new ArrayList<Arrived>();
    var ids = new HashSet<String>();
    for (var arrived : history) {
      if (ids.add(arrived.transaction().id())) {
        raised.add(alertsOf(before, arrived));
        before.add(arrived);
      } else {
        raised.add(Set.of());
      }
    }
    return raised;
  }

  /** How many transactions of a history came later than the rules wait for. */
  public long late(List<Arrived> history) {
    var late = 0;
    var before = new ArrayList<Arrived>();
    var ids = new HashSet<String>();
    for (var arrived : history) {
      if (ids.add(arrived.transaction().id())) {
        late += arrived.time().isBefore(streamTime(before).minus(rules.lateness())) ? 1 : 0;
        before.add(arrived);
      }
    }
    return late;
  }

  private static Instant streamTime(List<Arrived> before) {
    var latest = Instant.EPOCH;
    for (var each : before) {
      var time = each.time().isBefore(each.arrivedAt()) ? each.time() : each.arrivedAt();
      latest = time.isAfter(latest) ? time : latest;
    }
    return latest;
  }

  private Set<String> alertsOf(List<Arrived> before, Arrived arrived) {
    var raised = new TreeSet<String>();
    if (arrived.time().isBefore(streamTime(before).minus(JUDGED))) {
      return raised;
    }
    var transaction = arrived.transaction();
    var subject = part(transaction.userId()) + "/" + part(transaction.id());
    if (isOn(rules.impossibleTravel().common()) && isImpossibleTravel(before, arrived)) {
      raised.add("IMPOSSIBLE_TRAVEL/" + subject);
    }
    if (isOn(rules.cardTesting().common()) && isCardTesting(before, arrived)) {
      raised.add("CARD_TESTING/" + subject);
    }
    if (isOn(rules.amountSpike().common()) && isAmountSpike(before, arrived)) {
      raised.add("AMOUNT_SPIKE/" + subject);
    }
    if (isOn(rules.newLocationSpree().common())) {
      raised.addAll(sprees(before, arrived));
    }
    if (isOn(rules.velocity().common())) {
      raised.addAll(velocity(before, arrived));
    }
    return raised;
  }

  private static boolean isOn(RuleSet.Common common) {
    return common.mode() != Mode.OFF;
  }

  private static String part(String text) {
    return text.replace("%", "%25").replace("/", "%2F");
  }

  private boolean isImpossibleTravel(List<Arrived> before, Arrived arrived) {
    var presences = before.stream().filter(NaiveDetector::isPresence).toList();
    if (presences.isEmpty() || !isPresence(arrived)) {
      return false;
    }
    var last = presences.getLast();
    var from = last.transaction().location().coordinates().orElseThrow();
    var to = arrived.transaction().location().coordinates().orElseThrow();
    var kilometres = from.kilometresTo(to);
    var hours = Duration.between(last.time(), arrived.time()).abs().toMillis() / 3_600_000.0;
    return kilometres >= rules.impossibleTravel().distanceKm()
        && (hours == 0 || kilometres / hours > rules.impossibleTravel().speedKmh());
  }

  private static boolean isPresence(Arrived each) {
    return each.transaction().channel() == Channel.PRESENT
        && each.transaction().location().coordinates().isPresent();
  }

  private boolean isCardTesting(List<Arrived> before, Arrived arrived) {
    var settings = rules.cardTesting();
    if (compare(arrived, settings.large()) < 0) {
      return false;
    }
    var small =
        before.stream()
            .filter(each -> compare(each, settings.small()) <= 0)
            .map(Arrived::time)
            .filter(time -> !time.isAfter(arrived.time()))
            .toList();
    var last = small.stream().max(Instant::compareTo);
    return last.isPresent()
        && last.get().isAfter(arrived.time().minus(settings.window()))
        && countWithin(small, settings.window(), last.get()) >= settings.count();
  }

  private static int compare(Arrived each, Amounts limit) {
    return each.transaction().amount().amount().compareTo(limit.in(each.currency()));
  }

  private static long countWithin(List<Instant> times, Duration window, Instant end) {
    return times.stream()
        .filter(time -> time.isAfter(end.minus(window)) && !time.isAfter(end))
        .count();
  }

  private boolean isAmountSpike(List<Arrived> before, Arrived arrived) {
    var settings = rules.amountSpike();
    var same = before.stream().filter(each -> each.currency().equals(arrived.currency())).toList();
    return same.size() >= settings.history()
        && compare(arrived, settings.floor()) >= 0
        && arrived
                .transaction()
                .amount()
                .amount()
                .compareTo(settings.factor().multiply(meanOf(same)))
            >= 0;
  }

  /** The exponentially weighted mean of what was spent, in the order of arrival. */
  BigDecimal meanOf(List<Arrived> inOneCurrency) {
    BigDecimal mean = null;
    for (var each : inOneCurrency) {
      var amount = each.transaction().amount().amount();
      mean =
          mean == null
              ? amount
              : mean.add(rules.amountSpike().weight().multiply(amount.subtract(mean)));
      mean = mean.setScale(6, RoundingMode.HALF_EVEN);
    }
    return mean == null ? BigDecimal.ZERO : mean;
  }

  private Set<String> velocity(List<Arrived> before, Arrived arrived) {
    var prefix = "VELOCITY/" + part(arrived.transaction().userId()) + "/";
    return growth(prefix, rushesIn(before), rushesIn(with(before, arrived)));
  }

  private int rushesIn(List<Arrived> history) {
    var settings = rules.velocity();
    return episodes(
        history,
        time -> countWithin(timesOf(history), settings.window(), time) > settings.count(),
        settings.coolDown());
  }

  private Set<String> sprees(List<Arrived> before, Arrived arrived) {
    var after = with(before, arrived);
    var home = after.getFirst().transaction().location().place();
    var place = arrived.transaction().location().place();
    if (place.equals(home)) {
      return Set.of();
    }
    var prefix =
        "NEW_LOCATION_SPREE/%s/%s/%s/"
            .formatted(part(arrived.transaction().userId()), place.country(), part(place.city()));
    return growth(prefix, spreesIn(place, before), spreesIn(place, after));
  }

  private int spreesIn(Place place, List<Arrived> history) {
    var settings = rules.newLocationSpree();
    var there =
        history.stream()
            .filter(each -> each.transaction().location().place().equals(place))
            .toList();
    var first = timesOf(there).stream().min(Instant::compareTo).orElse(Instant.MAX);
    var qualifying =
        there.stream()
            .filter(each -> compare(each, settings.threshold()) >= 0)
            .filter(each -> first.isAfter(each.time().minus(settings.settle())))
            .toList();
    return episodes(
        qualifying,
        each -> countWithin(timesOf(qualifying), settings.window(), each) >= settings.count(),
        settings.coolDown());
  }

  /** How many episodes there are: the first time that holds, then the next after a cool-down. */
  private static int episodes(List<Arrived> history, Predicate<Instant> holds, Duration coolDown) {
    var episodes = 0;
    var coveredUntil = Instant.MIN;
    for (var time : timesOf(history).stream().sorted().toList()) {
      if (!time.isBefore(coveredUntil) && holds.test(time)) {
        episodes++;
        coveredUntil = time.plus(coolDown);
      }
    }
    return episodes;
  }

  private static Set<String> growth(String prefix, int before, int after) {
    var raised = new TreeSet<String>();
    for (var number = before; number < after; number++) {
      raised.add(prefix + number);
    }
    return raised;
  }

  private static List<Instant> timesOf(List<Arrived> history) {
    return history.stream().map(Arrived::time).toList();
  }

  private static List<Arrived> with(List<Arrived> before, Arrived arrived) {
    var after = new ArrayList<>(before);
    after.add(arrived);
    return after;
  }
}
