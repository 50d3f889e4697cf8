package dev.weir.events.market;

import dev.weir.events.codec.ProtobufFields;
import dev.weir.events.codec.ProtobufWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Reads and writes {@code dev.weir.market.v1.Tick}, of every version. As strict as for JSON: a
 * duplicate field is refused instead of using the last one.
 */
final class ProtobufTicks {

  private ProtobufTicks() {}

  static Tick read(byte[] bytes, int from, int to) {
    var in = new ProtobufFields(bytes, from, to);
    var fields = new TickFields();
    while (in.next()) {
      switch (in.number()) {
        case 1 -> fields.symbol = text(in, "symbol", fields.symbol);
        case 2 -> fields.venue = text(in, "venue", fields.venue);
        case 3 -> fields.session = text(in, "session", fields.session);
        case 4 -> fields.sequence = integer(in, "sequence", fields.sequence);
        case 5 -> fields.price = text(in, "price", fields.price);
        case 6 -> fields.bid = text(in, "bid", fields.bid);
        case 7 -> fields.ask = text(in, "ask", fields.ask);
        case 8 -> fields.size = text(in, "size", fields.size);
        case 9 -> fields.occurredAt = time(in, fields.occurredAt);
        case 10 -> fields.corrects = integer(in, "corrects", fields.corrects);
        case 11 -> fields.cancels = integer(in, "cancels", fields.cancels);
        case 12 -> fields.epoch = integer(in, "epoch", fields.epoch);
        default -> in.skip();
      }
    }
    return fields.toTick();
  }

  private static String text(ProtobufFields in, String name, String before) {
    requireOnce(name, before == null);
    return in.text(name);
  }

  private static Long integer(ProtobufFields in, String name, Long before) {
    requireOnce(name, before == null);
    return in.integer(name);
  }

  private static Instant time(ProtobufFields in, Instant before) {
    requireOnce("occurred_at_micros", before == null);
    return TickBodies.time(in.integer("occurred_at_micros"));
  }

  private static void requireOnce(String name, boolean isFirst) {
    if (!isFirst) {
      throw new InvalidTickException(TickProblem.BAD_FIELD, name + " is there twice");
    }
  }

  static byte[] write(Tick from) {
    var out = new ProtobufWriter();
    out.text(1, from.symbol());
    out.text(2, from.venue());
    out.text(3, from.session());
    out.integer(4, from.sequence());
    write(5, from.price(), out);
    write(6, from.bid(), out);
    write(7, from.ask(), out);
    write(8, from.size(), out);
    // Written even if it is zero: omitted, it could not be distinguished from a missing one.
    out.integer(9, ChronoUnit.MICROS.between(Instant.EPOCH, from.occurredAt()));
    from.amends().ifPresent(amends -> out.integer(amends.cancels() ? 11 : 10, amends.sequence()));
    if (from.epoch() > 0) {
      out.integer(12, from.epoch());
    }
    return out.toBytes();
  }

  private static void write(int number, Optional<BigDecimal> decimal, ProtobufWriter out) {
    decimal.ifPresent(value -> out.text(number, value.toPlainString()));
  }
}
