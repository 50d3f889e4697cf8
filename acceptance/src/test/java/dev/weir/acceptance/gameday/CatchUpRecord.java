package dev.weir.acceptance.gameday;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The doctor's estimates of the time to catch up after a fault, beside the time that it took.
 *
 * <p>A benchmark: it asserts nothing, because the estimate holds at present rates, and these change
 * on a machine that also runs the cloud.
 */
final class CatchUpRecord {

  private record Estimate(Instant at, Optional<Duration> time) {}

  private final List<Estimate> estimates = new ArrayList<>();
  private Optional<Instant> caughtUp = Optional.empty();

  /** Adds a diagnosis with a backlog; an empty time stands for never. */
  void lagging(Instant at, Optional<Duration> time) {
    estimates.add(new Estimate(at, time));
    caughtUp = Optional.empty();
  }

  /** Adds a diagnosis without a backlog. */
  void currentAt(Instant at) {
    if (caughtUp.isEmpty()) {
      caughtUp = Optional.of(at);
    }
  }

  /** Returns the first, the middle and the last estimate beside what happened, as a sentence. */
  String comparison() {
    if (estimates.isEmpty()) {
      return "no backlog was left";
    }
    if (caughtUp.isEmpty()) {
      return "not caught up within the time of observation";
    }
    var chosen =
        List.of(estimates.getFirst(), estimates.get(estimates.size() / 2), estimates.getLast());
    return String.join("; ", chosen.stream().distinct().map(this::beside).toList());
  }

  private String beside(Estimate estimate) {
    var real = Duration.between(estimate.at(), caughtUp.orElseThrow());
    return "estimated %s, took %s"
        .formatted(estimate.time().map(CatchUpRecord::seconds).orElse("never"), seconds(real));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
  }
}
