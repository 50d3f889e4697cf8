package dev.weir.transactions.decide;

import dev.weir.stream.CallFailedException;
import dev.weir.stream.UnavailableException;
import dev.weir.transactions.rules.Detector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules currently in force: read again every twenty seconds, so that applied rules take effect
 * within a minute. If the table does not answer, the last rules remain in force.
 */
public final class CurrentRules {

  private static final Logger LOG = LoggerFactory.getLogger(CurrentRules.class);
  private static final Duration ASKED_EVERY = Duration.ofSeconds(20);

  private final RuleSets ruleSets;
  private final InstantSource clock;
  private Detector detector;
  private Instant askedAt = Instant.EPOCH;

  public CurrentRules(RuleSets ruleSets, InstantSource clock) {
    this.ruleSets = ruleSets;
    this.clock = clock;
  }

  /**
   * Returns a detector with the current rules.
   *
   * @throws UnavailableException if the table does not answer and no rules are known yet
   */
  public Detector detector() {
    var now = clock.instant();
    if (detector == null || !now.isBefore(askedAt.plus(ASKED_EVERY))) {
      ask();
      askedAt = now;
    }
    return detector;
  }

  private void ask() {
    try {
      var latest = ruleSets.latest();
      if (detector == null || latest.version() != detector.rules().version()) {
        detector = new Detector(latest);
      }
    } catch (CallFailedException e) {
      if (detector == null) {
        throw e;
      }
      LOG.warn("Rules not read, the last ones stay version={}", detector.rules().version(), e);
    }
  }
}
