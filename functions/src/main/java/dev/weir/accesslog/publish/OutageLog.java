package dev.weir.accesslog.publish;

import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.RefusedException;
import dev.weir.stream.UnavailableException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records the bad minutes of services, from all lanes at once. */
public final class OutageLog {

  private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);

  /** Records nothing: for counts that nobody watches, such as those of a replay. */
  public static final OutageLog OFF = new OutageLog(Optional.empty());

  // A service's item changes once per bad minute and lane, and once per sweep.
  private static final int MAX_CONFLICTS = 20;

  private final Optional<Outages> outages;

  /** Creates a log in a table. */
  public OutageLog(Outages outages) {
    this(Optional.of(outages));
  }

  private OutageLog(Optional<Outages> outages) {
    this.outages = outages;
  }

  /**
   * Records a bad minute of a service; repeating it changes nothing. It must precede the alert, so
   * that no crash leaves an alert without an outage.
   *
   * @return the first bad minute of the outage to which the minute belongs, if that is an earlier
   *     one
   * @throws UnavailableException if the table does not answer
   */
  Optional<Minute> record(Lane lane, String service, Minute bad) {
    if (outages.isEmpty()) {
      return Optional.empty();
    }
    try {
      return store(outages.get(), lane, service, bad);
    } catch (RefusedException e) {
      LOG.error("The table never takes the outage of a service service={}", service, e);
      return Optional.empty(); // its alert is raised all the same
    }
  }

  private static Optional<Minute> store(Outages outages, Lane lane, String service, Minute bad) {
    for (var conflicts = 0; conflicts < MAX_CONFLICTS; conflicts++) {
      var before = outages.of(lane.projection(), service);
      var after =
          before
              .map(outage -> outage.withBad(lane, bad))
              .orElseGet(() -> Outage.begin(service, lane, bad));
      var isStored =
          before.isEmpty()
              ? outages.begin(after)
              : after.equals(before.get())
                  || outages.replace(before.get(), after, Optional.empty());
      if (isStored) {
        return Optional.of(after.since()).filter(since -> since.compareTo(bad) < 0);
      }
    }
    throw new UnavailableException("Others keep changing the outage of " + service, null);
  }
}
