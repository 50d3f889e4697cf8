package dev.weir.events.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** The fields of a tick as a message has them, before it is known whether they make one. */
final class TickFields {

  String symbol;
  String venue;
  String session;
  Long sequence;
  String price;
  String bid;
  String ask;
  String size;
  Instant occurredAt;

  /**
   * The tick.
   *
   * @throws InvalidTickException where a field is missing or not what it must be
   */
  Tick toTick() {
    return new Tick(
        required("symbol", symbol),
        required("venue", venue),
        required("session", session),
        required("sequence", sequence),
        Tick.decimal("price", required("price", price)),
        decimal("bid", bid),
        decimal("ask", ask),
        decimal("size", size),
        required("occurredAt", occurredAt));
  }

  private static Optional<BigDecimal> decimal(String name, String text) {
    return Optional.ofNullable(text).map(value -> Tick.decimal(name, value));
  }

  private static <T> T required(String name, T value) {
    if (value == null) {
      throw new InvalidTickException(TickProblem.MISSING_FIELD, name + " is missing");
    }
    return value;
  }
}
