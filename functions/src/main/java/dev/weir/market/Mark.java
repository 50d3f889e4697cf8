package dev.weir.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * The latest price of an instrument at a venue. A register: of two marks of the same symbol and
 * venue the greater one in {@link #ORDER} wins, in whatever order and however often they arrive.
 *
 * @param price in the instrument's currency; empty if the latest trade was cancelled or an operator
 *     voided the mark
 * @param occurredAt the venue's timestamp: feed time
 */
public record Mark(
    String symbol, String venue, Rank rank, Optional<BigDecimal> price, Instant occurredAt) {

  /** By time; of equal times the greater venue is the latest, whichever came first. */
  public static final Comparator<Mark> LATEST =
      Comparator.comparing(Mark::occurredAt).thenComparing(Mark::venue);

  /**
   * By rank. If two feeds give one tick different content, the later time and then the greater
   * price wins: any rule works that does not depend on the order of arrival.
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

  /** Creates the mark of a trade of which only session and sequence are known. */
  public Mark(
      String symbol,
      String venue,
      String session,
      long sequence,
      BigDecimal price,
      Instant occurredAt) {
    this(symbol, venue, Rank.of(session, sequence), Optional.of(price), occurredAt);
  }

  /** Returns the register's name, such as {@code ACME@XNAS}. */
  public String name() {
    return name(symbol, venue);
  }

  /** Returns the name of a symbol's register at a venue. */
  public static String name(String symbol, String venue) {
    return symbol + AT + venue;
  }

  public String session() {
    return rank.session();
  }

  /** Returns the sequence of the trade within its session. */
  public long sequence() {
    return rank.sequence();
  }

  /** Returns the name of the tick, such as {@code 2026-11-23/1204}; see {@link Rank#tick}. */
  public String tick() {
    return rank.tick();
  }

  /** Whether it replaces another one in their register. */
  public boolean isNewerThan(Mark other) {
    return ORDER.compare(this, other) > 0;
  }

  /** Returns the same mark at another rank. */
  public Mark at(Rank other) {
    return new Mark(symbol, venue, other, price, occurredAt);
  }
}
