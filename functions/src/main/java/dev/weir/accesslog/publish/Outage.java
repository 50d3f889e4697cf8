package dev.weir.accesslog.publish;

import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import java.util.Optional;

/**
 * The outage of a service: from the first minute whose errors raised an alert until enough good
 * minutes have followed. There is at most one for each service of a projection, so its item also
 * remembers where the previous one ended.
 *
 * @param service the service
 * @param lane the lane that found its last bad minute; it names the counts to judge it by
 * @param since its first bad minute
 * @param lastBad its last known bad minute
 * @param silenceReported whether a message has said that no more requests are counted
 * @param ended the last minute that belongs to it; empty while it goes on
 * @param revision increases by one with each change, from 1
 */
public record Outage(
    String service,
    Lane lane,
    Minute since,
    Minute lastBad,
    boolean silenceReported,
    Optional<Minute> ended,
    long revision) {

  /** Returns a new outage that begins with a bad minute. */
  static Outage begin(String service, Lane lane, Minute bad) {
    return new Outage(service, lane, bad, bad, false, Optional.empty(), 1);
  }

  /**
   * Returns the outage after a bad minute was found, or itself if the minute changes nothing. A
   * minute within an outage that has ended, which late lines made bad, belongs to it and does not
   * begin another.
   */
  Outage withBad(Lane in, Minute bad) {
    if (ended.isPresent() && bad.compareTo(ended.get()) > 0) {
      return new Outage(service, in, bad, bad, false, Optional.empty(), revision + 1);
    }
    return ended.isEmpty() && bad.compareTo(lastBad) > 0
        ? new Outage(service, in, since, bad, silenceReported, ended, revision + 1)
        : this;
  }

  /** Returns the outage after a message reported that the service is silent. */
  Outage silent(Minute bad) {
    return new Outage(service, lane, since, bad, true, ended, revision + 1);
  }

  /** Returns the outage after its end. */
  Outage endedIn(Minute last) {
    return new Outage(
        service, lane, since, lastBad, silenceReported, Optional.of(last), revision + 1);
  }

  /** Returns the lane's projection, whose counts it is about. */
  public String projection() {
    return lane.projection();
  }
}
