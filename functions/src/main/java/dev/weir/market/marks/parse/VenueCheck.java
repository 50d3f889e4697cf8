package dev.weir.market.marks.parse;

import dev.weir.events.market.Tick;
import dev.weir.market.Rank;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.quarantine.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The possible sessions of a tick, and its place in their order. */
public final class VenueCheck {

  /**
   * How early a session's ticks may come before its earliest start. On many venues evening trade
   * belongs to the next day's session; if it belongs to one further ahead, as before a weekend, the
   * session must be declared with its opening.
   */
  static final Duration MAX_AHEAD = Duration.ofDays(1);

  private final Function<Tick, Optional<SessionPlace>> finder;
  private final Map<String, Optional<SessionPlace>> places = new HashMap<>();

  /** The earliest start of a session, and its place in the order of its venue's. */
  private record SessionPlace(Instant from, long order) {}

  /** Creates a check by the sessions that reference data declare. */
  public VenueCheck(ReferenceBook reference) {
    this(tick -> declared(tick, reference));
  }

  private VenueCheck(Function<Tick, Optional<SessionPlace>> finder) {
    this.finder = finder;
  }

  /**
   * Returns a check that refuses no session, to read ticks of a time whose reference data are not
   * at hand. Sessions whose names contain no time have no order in it.
   */
  public static VenueCheck ofAnySession() {
    return new VenueCheck(
        tick -> Optional.of(new SessionPlace(Instant.MIN, Rank.orderOf(tick.session()))));
  }

  private Optional<SessionPlace> placeOf(Tick tick) {
    return places.computeIfAbsent(tick.venue() + '@' + tick.session(), _ -> finder.apply(tick));
  }

  /**
   * A session whose name contains its time has that place whether it is declared or not, so that it
   * does not depend on the version of the reference data. Any other has the place of its declared
   * opening.
   */
  private static Optional<SessionPlace> declared(Tick tick, ReferenceBook reference) {
    var named = Rank.orderOf(tick.session());
    return reference
        .sessionFrom(tick.venue(), tick.session())
        .map(from -> new SessionPlace(from, named == 0 ? from.getEpochSecond() : named));
  }

  /** Returns why a tick can't be of its session, if it can't. */
  Optional<Reason> refusal(Tick tick, Instant arrivedAt) {
    var place = placeOf(tick);
    if (place.isEmpty()) {
      return Optional.of(Reason.UNKNOWN_SESSION);
    }
    return place.get().from().isAfter(arrivedAt.plus(MAX_AHEAD))
        ? Optional.of(Reason.SESSION_AHEAD)
        : Optional.empty();
  }

  /** Returns the rank of a tick that is not refused, in the first generation. */
  Rank rank(Tick tick) {
    var amended = tick.amends().map(Tick.Amendment::sequence);
    return new Rank(
        0,
        placeOf(tick).orElseThrow().order(),
        tick.session(),
        tick.epoch(),
        amended.orElse(tick.sequence()),
        amended.isPresent() ? tick.sequence() : 0);
  }
}
