package dev.weir.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * The latest price of an instrument at a venue. A register: of two marks of the same symbol and
 * venue the greater one in {@link #ORDER} stands, in whatever order they come, and however often.
 *
 * @param price in the instrument's currency; empty where the latest trade was cancelled or an
 *     operator voided the mark
 * @param occurredAt when the venue said it: feed time
 */
public record Mark(
    String symbol, String venue, Rank rank, Optional<BigDecimal> price, Instant occurredAt) {

  /** The latest by time; of equal times the greater venue, whichever came first. */
  public static final Comparator<Mark> LATEST =
      Comparator.comparing(Mark::occurredAt).thenComparing(Mark::venue);

  /**
   * By rank. Two feeds that give one tick different content disagree; the later time and then the
   * greater price stands, because any rule will do that does not ask which one came first.
   */
  public static final Comparator<Mark> ORDER =
      Comparator.comparing(Mark::rank)
          .thenComparing(Mark::occurredAt)
          .thenComparing(mark -> mark.price().isPresent())
          .thenComparing(mark -> mark.price().orElse(BigDecimal.ZERO));

  private static final char AT = '@';

  public Mark {
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(venue, "venue");
    Objects.requireNonNull(rank, "rank");
    Objects.requireNonNull(price, "price");
    Objects.requireNonNull(occurredAt, "occurredAt");
  }

  /** The mark of a trade of which no more than session and sequence are known. */
  public Mark(
      String symbol,
      String venue,
      String session,
      long sequence,
      BigDecimal price,
      Instant occurredAt) {
    this(symbol, venue, Rank.of(session, sequence), Optional.of(price), occurredAt);
  }

  /** The register's name, such as {@code ACME@XNAS}. */
  public String name() {
    return name(symbol, venue);
  }

  /** The name of a symbol's register at a venue. */
  public static String name(String symbol, String venue) {
    return symbol + AT + venue;
  }

  /** The session of the trade. */
  public String session() {
    return rank.session();
  }

  /** The sequence of the trade within its session. */
  public long sequence() {
    return rank.sequence();
  }

  /** Which tick it was, such as {@code 2026-11-23/1204}; see {@link Rank#tick}. */
  public String tick() {
    return rank.tick();
  }

  /** Whether it takes another one's place in their register. */
  public boolean isNewerThan(Mark other) {
    return ORDER.compare(this, other) > 0;
  }

  /** The same mark at another rank. */
  public Mark at(Rank other) {
    return new Mark(symbol, venue, other, price, occurredAt);
  }
}
