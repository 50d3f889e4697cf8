package dev.weir.events.market;

import dev.weir.events.market.Tick.Amendment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** The fields of a tick in a message, before they are validated. */
final class TickFields {

  String symbol;
  String venue;
  String session;
  Long epoch;
  Long sequence;
  String price;
  String bid;
  String ask;
  String size;
  Instant occurredAt;
  Long corrects;
  Long cancels;

  /**
   * Returns the tick.
   *
   * @throws InvalidTickException if a field is missing or invalid
   */
  Tick toTick() {
    return new Tick(
        required("symbol", symbol),
        required("venue", venue),
        required("session", session),
        epoch == null ? 0 : epoch,
        required("sequence", sequence),
        decimal("price", price),
        decimal("bid", bid),
        decimal("ask", ask),
        decimal("size", size),
        required("occurredAt", occurredAt),
        amends());
  }

  private Optional<Amendment> amends() {
    if (corrects != null && cancels != null) {
      throw new InvalidTickException(
          TickProblem.BAD_FIELD, "corrects and cancels are both there; give one of them");
    }
    return corrects != null
        ? Optional.of(new Amendment(corrects, false))
        : Optional.ofNullable(cancels).map(sequence -> new Amendment(sequence, true));
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
