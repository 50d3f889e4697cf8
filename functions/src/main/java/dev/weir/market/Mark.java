package dev.weir.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * The latest price of an instrument at a venue. A register: of two marks of the same symbol and
 * venue the newer one stands, in whatever order they come, and however often.
 *
 * @param session of the venue; a venue's sessions are ordered as text
 * @param sequence rises within a session, from 1
 * @param price in the instrument's currency, above zero
 * @param occurredAt when the venue said it: feed time
 */
public record Mark(
    String symbol,
    String venue,
    String session,
    long sequence,
    BigDecimal price,
    Instant occurredAt) {

  private static final char AT = '@';

  public Mark {
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(venue, "venue");
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(price, "price");
    Objects.requireNonNull(occurredAt, "occurredAt");
  }

  /** The register's name, such as {@code ACME@XNAS}. */
  public String name() {
    return name(symbol, venue);
  }

  /** The name of a symbol's register at a venue. */
  public static String name(String symbol, String venue) {
    return symbol + AT + venue;
  }

  /** Which tick it was, such as {@code 2026-11-23/1204}. */
  public String tick() {
    return session + "/" + sequence;
  }

  /** Whether it takes another one's place in their register. */
  public boolean isNewerThan(Mark other) {
    var sessions = session.compareTo(other.session);
    return sessions > 0 || (sessions == 0 && sequence > other.sequence);
  }
}
