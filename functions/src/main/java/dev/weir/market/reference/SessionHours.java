package dev.weir.market.reference;

import java.time.Instant;

/** The hours of a venue's session: {@code [opensAt, closesAt)}, in feed time. */
public record SessionHours(String venue, String session, Instant opensAt, Instant closesAt) {

  public SessionHours {
    if (!opensAt.isBefore(closesAt)) {
      throw new IllegalArgumentException(
          "The session %s of %s closes before it opens".formatted(session, venue));
    }
  }

  public boolean isOpenAt(Instant time) {
    return !time.isBefore(opensAt) && time.isBefore(closesAt);
  }
}
