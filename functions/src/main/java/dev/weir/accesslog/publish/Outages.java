package dev.weir.accesslog.publish;

import dev.weir.alerts.Alert;
import java.util.List;
import java.util.Optional;

/**
 * The stored outages, one item per projection and service. Every method throws {@link
 * dev.weir.stream.UnavailableException} if the table does not answer.
 */
public interface Outages {

  /** Returns a service's current or latest outage, strongly consistent. */
  Optional<Outage> of(String projection, String service);

  /**
   * Stores the first outage of a service.
   *
   * @return false if there is one already
   */
  boolean begin(Outage first);

  /**
   * Replaces an outage, together with the message that its change raises: all or nothing. The
   * message is then in the outbox and waits to be published.
   *
   * @return false if the outage has another revision by now, or if the message was raised before
   */
  boolean replace(Outage before, Outage after, Optional<Alert> message);

  /**
   * Returns a page of the outages that go on, in the order of their beginning. A recent change may
   * be missing from it.
   *
   * @param after the last outage of the previous page; if empty, from the oldest
   * @param limit the maximum number
   */
  List<Outage> open(Optional<Outage> after, int limit);
}
