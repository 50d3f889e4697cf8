package dev.weir.events.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A price that a venue tells.
 *
 * @param symbol of the instrument, and the partition key; 1 to 32 of {@code A-Z a-z 0-9 . _ -}
 * @param venue 1 to 16 of {@code A-Z 0-9 _ -}
 * @param session of the venue, 1 to 32 visible ASCII characters but {@code / # @}; sessions are
 *     ordered as text, so they are named by date
 * @param sequence rises per symbol and venue within a session, from 1
 * @param price above zero; decimals have at most 12 digits before the point and 8 after it
 * @param bid not below zero; so are ask and size
 * @param occurredAt when the venue told it, to the microsecond: anything finer is dropped; in the
 *     years 0000 to 9999, which RFC 3339 has
 */
public record Tick(
    String symbol,
    String venue,
    String session,
    long sequence,
    BigDecimal price,
    Optional<BigDecimal> bid,
    Optional<BigDecimal> ask,
    Optional<BigDecimal> size,
    Instant occurredAt) {

  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9._-]{1,32}");
  private static final Pattern VENUE = Pattern.compile("[A-Z0-9_-]{1,16}");
  private static final Pattern SESSION = Pattern.compile("[!-~&&[^/#@]]{1,32}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final int MAX_WHOLE_DIGITS = 12;
  private static final int MAX_FRACTION_DIGITS = 8;

  /**
   * Checks all fields.
   *
   * @throws InvalidTickException where one is not what it must be
   */
  public Tick {
    require("symbol", symbol, SYMBOL);
    require("venue", venue, VENUE);
    require("session", session, SESSION);
    if (sequence < 1) {
      throw new InvalidTickException(TickProblem.BAD_FIELD, "sequence is below 1");
    }
    requireDecimal("price", price);
    if (price.signum() == 0) {
      throw badPrice("price", "is zero");
    }
    bid.ifPresent(value -> requireDecimal("bid", value));
    ask.ifPresent(value -> requireDecimal("ask", value));
    size.ifPresent(value -> requireDecimal("size", value));
    if (occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(LATEST)) {
      throw new InvalidTickException(
          TickProblem.BAD_TIME, "occurredAt is not within the years 0000 to 9999");
    }
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
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
    if (value.signum() < 0) {
      throw badPrice(field, "is below zero");
    }
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
   * @throws InvalidTickException where the text is something else
   */
  public static BigDecimal decimal(String field, String text) {
    // Longer ones can't be within the bounds, and a BigDecimal of a megabyte of digits takes
    // minutes. No plus, no exponent, no digits of other scripts, all of which BigDecimal takes.
    if (text.length() > MAX_WHOLE_DIGITS + MAX_FRACTION_DIGITS + 2
        || !DECIMAL.matcher(text).matches()) {
      throw badPrice(field, "is no decimal text such as 101.25");
    }
    return new BigDecimal(text);
  }

  private static InvalidTickException badPrice(String field, String what) {
    return new InvalidTickException(TickProblem.BAD_PRICE, field + " " + what);
  }
}
