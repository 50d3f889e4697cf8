package dev.weir.events.market;

import dev.weir.events.codec.PlainDecimal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A price reported by a venue.
 *
 * @param symbol of the instrument, and the partition key; 1 to 32 printable ASCII characters except
 *     {@code @ # , "}, with no space at either end, as markets write them: {@code BRK/B}, {@code
 *     BTC/USDT}, {@code CL=F}, {@code ES H26}
 * @param venue 1 to 16 of {@code A-Z 0-9 _ -}
 * @param session of the venue, 1 to 32 visible ASCII characters except {@code / # @}: a date such
 *     as {@code 2026-11-23}, or a name that the venue's reference data declare
 * @param epoch how often the venue has restarted its sequence within the session, 0 to {@link
 *     #MAX_EPOCH}; the same in every feed. Feeds that do not say so leave it at 0
 * @param sequence increases per symbol and venue within an epoch, from 1; corrections and cancels
 *     have sequences too
 * @param price decimals have at most 12 digits before the point and 8 after it; whether one at or
 *     below zero is accepted depends on the instrument. Only a cancel may have none
 * @param bid at any price, as is ask
 * @param size not below zero
 * @param occurredAt when the venue reported it, to the microsecond: finer digits are dropped; in
 *     the years 0000 to 9999, the range of RFC 3339
 * @param amends the trade of the same epoch that this corrects or cancels; empty for a trade
 */
public record Tick(
    String symbol,
    String venue,
    String session,
    long epoch,
    long sequence,
    Optional<BigDecimal> price,
    Optional<BigDecimal> bid,
    Optional<BigDecimal> ask,
    Optional<BigDecimal> size,
    Instant occurredAt,
    Optional<Amendment> amends) {

  /** The maximum epoch: it is a count of restarts, not a time. */
  public static final long MAX_EPOCH = 1_000_000;

  /**
   * A venue's later statement about one of its trades.
   *
   * @param sequence of the trade, below that of the tick which amends it
   * @param cancels whether the trade is cancelled; otherwise the tick has its correct price
   */
  public record Amendment(long sequence, boolean cancels) {}

  private static final Pattern SYMBOL =
      Pattern.compile("[!-~&&[^@#,\"]]([ -~&&[^@#,\"]]{0,30}[!-~&&[^@#,\"]])?");
  private static final Pattern VENUE = Pattern.compile("[A-Z0-9_-]{1,16}");
  private static final Pattern SESSION = Pattern.compile("[!-~&&[^/#@]]{1,32}");
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final int MAX_WHOLE_DIGITS = 12;
  private static final int MAX_FRACTION_DIGITS = 8;
  // With sign and point.
  private static final int MAX_CHARACTERS = MAX_WHOLE_DIGITS + MAX_FRACTION_DIGITS + 2;

  /**
   * Validates all fields.
   *
   * @throws InvalidTickException if one is invalid
   */
  public Tick {
    require("symbol", symbol, SYMBOL);
    require("venue", venue, VENUE);
    require("session", session, SESSION);
    if (epoch < 0 || epoch > MAX_EPOCH) {
      throw new InvalidTickException(
          TickProblem.BAD_FIELD, "epoch is not between 0 and " + MAX_EPOCH);
    }
    if (sequence < 1) {
      throw new InvalidTickException(TickProblem.BAD_FIELD, "sequence is below 1");
    }
    requireAmendment(sequence, amends);
    if (price.isEmpty() && !amends.map(Amendment::cancels).orElse(false)) {
      throw new InvalidTickException(TickProblem.MISSING_FIELD, "price is missing");
    }
    price.ifPresent(value -> requireDecimal("price", value));
    bid.ifPresent(value -> requireDecimal("bid", value));
    ask.ifPresent(value -> requireDecimal("ask", value));
    size.ifPresent(value -> requireDecimal("size", value));
    if (size.isPresent() && size.get().signum() < 0) {
      throw badPrice("size", "is below zero");
    }
    if (occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(LATEST)) {
      throw new InvalidTickException(
          TickProblem.BAD_TIME, "occurredAt is not within the years 0000 to 9999");
    }
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** Creates a trade in the first epoch: a tick that amends nothing. */
  public Tick(
      String symbol,
      String venue,
      String session,
      long sequence,
      BigDecimal price,
      Optional<BigDecimal> bid,
      Optional<BigDecimal> ask,
      Optional<BigDecimal> size,
      Instant occurredAt) {
    this(
        symbol,
        venue,
        session,
        0,
        sequence,
        Optional.of(price),
        bid,
        ask,
        size,
        occurredAt,
        Optional.empty());
  }

  /** Returns the same tick in another epoch. */
  public Tick inEpoch(long other) {
    return new Tick(
        symbol, venue, session, other, sequence, price, bid, ask, size, occurredAt, amends);
  }

  /** Whether a symbol is valid for a tick. */
  public static boolean isSymbol(String text) {
    return SYMBOL.matcher(text).matches();
  }

  /** Whether a venue is valid for a tick. */
  public static boolean isVenue(String text) {
    return VENUE.matcher(text).matches();
  }

  /** Whether a session is valid for a tick; it may still have to be declared. */
  public static boolean isSession(String text) {
    return SESSION.matcher(text).matches();
  }

  private static void requireAmendment(long sequence, Optional<Amendment> amends) {
    if (amends.isPresent()
        && (amends.get().sequence() < 1 || amends.get().sequence() >= sequence)) {
      throw new InvalidTickException(
          TickProblem.BAD_FIELD, "corrects and cancels name a sequence below the tick's own");
    }
  }

  private static void require(String field, String text, Pattern allowed) {
    if (text.isBlank()) {
      throw new InvalidTickException(TickProblem.MISSING_FIELD, field + " is blank");
    }
    if (!allowed.matcher(text).matches()) {
      throw new InvalidTickException(
          TickProblem.BAD_FIELD, field + " is not of the form " + allowed.pattern());
    }
  }

  private static void requireDecimal(String field, BigDecimal value) {
    if (value.scale() < 0
        || value.scale() > MAX_FRACTION_DIGITS
        || value.precision() - value.scale() > MAX_WHOLE_DIGITS) {
      throw badPrice(field, "has more than 12 digits before the point or 8 after it");
    }
  }

  /**
   * Reads plain decimal digits, such as {@code 101.25}.
   *
   * @param field for the message
   * @throws InvalidTickException if the text has another form
   */
  public static BigDecimal decimal(String field, String text) {
    return PlainDecimal.read(text, MAX_CHARACTERS)
        .orElseThrow(() -> badPrice(field, "is not a decimal text such as 101.25"));
  }

  private static InvalidTickException badPrice(String field, String what) {
    return new InvalidTickException(TickProblem.BAD_PRICE, field + " " + what);
  }
}
