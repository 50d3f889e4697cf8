package dev.weir.retention;

import dev.weir.retention.RetentionDecision.Keep;
import dev.weir.retention.RetentionDecision.Lower;
import dev.weir.retention.RetentionDecision.Raise;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at each stream and carries out the decision about it. */
final class RetentionGuard {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionGuard.class);

  private final List<GuardedStream> streams;
  private final StreamRetention retention;
  private final StreamHistories histories;
  private final InstantSource clock;

  RetentionGuard(
      List<GuardedStream> streams,
      StreamRetention retention,
      StreamHistories histories,
      InstantSource clock) {
    this.streams = List.copyOf(streams);
    this.retention = retention;
    this.histories = histories;
    this.clock = clock;
  }

  /**
   * Looks at all streams; that one can't be looked at keeps none of the others waiting.
   *
   * @return how many got another retention
   * @throws RuntimeException the first failure, after all were tried
   */
  int run() {
    var changed = 0;
    var failures = new ArrayList<RuntimeException>();
    for (var stream : streams) {
      try {
        changed += guard(stream) ? 1 : 0;
      } catch (RuntimeException e) {
        LOG.error("Retention not guarded, the next run tries again stream={}", stream.name(), e);
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    return changed;
  }

  private boolean guard(GuardedStream stream) {
    var now = clock.instant();
    var present = retention.hours(stream.name());
    return switch (RetentionDecision.of(stream.hours(), present, histories.of(stream, now), now)) {
      case Keep(String why) -> {
        LOG.debug("Retention stays stream={} hours={} because {}", stream.name(), present, why);
        yield false;
      }
      case Raise(int hours, String why) -> {
        retention.raise(stream.name(), hours);
        LOG.warn(
            "Retention raised stream={} from={} to={} because {}",
            stream.name(),
            present,
            hours,
            why);
        yield true;
      }
      case Lower(int hours) -> {
        retention.lower(stream.name(), hours);
        LOG.info(
            "Retention lowered after a day of current readers stream={} from={} to={}",
            stream.name(),
            present,
            hours);
        yield true;
      }
    };
  }
}
