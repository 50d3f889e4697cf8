package dev.weir.events.market;

import static dev.weir.events.codec.SingleObjects.text;

import dev.weir.events.codec.AvroVersions;
import dev.weir.events.codec.InvalidAvroException;
import dev.weir.events.codec.SingleObjects;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/** Reads and writes Avro messages; all that touches the library is here and in the codec. */
final class TickMessages {

  /** The newest version of the schema: what is written. */
  static final int LATEST = 2;

  static final AvroVersions VERSIONS = new AvroVersions("tick", LATEST);

  private static final SingleObjects MESSAGES = new SingleObjects(VERSIONS);

  private TickMessages() {}

  static Tick read(byte[] bytes, int from, int to) {
    try {
      return tick(MESSAGES.read(bytes, from, to));
    } catch (InvalidAvroException e) {
      throw new InvalidTickException(
          e.isUnknownSchema() ? TickProblem.UNKNOWN_SCHEMA : TickProblem.MALFORMED_AVRO,
          e.getMessage());
    }
  }

  private static Tick tick(GenericRecord found) {
    var fields = new TickFields();
    fields.symbol = text(found, "symbol");
    fields.venue = text(found, "venue");
    fields.session = text(found, "session");
    fields.sequence = (Long) found.get("sequence");
    fields.price = text(found, "price");
    fields.bid = text(found, "bid");
    fields.ask = text(found, "ask");
    fields.size = text(found, "size");
    fields.occurredAt = Instant.EPOCH.plus((Long) found.get("occurredAt"), ChronoUnit.MICROS);
    fields.corrects = (Long) found.get("corrects");
    fields.cancels = (Long) found.get("cancels");
    return fields.toTick();
  }

  static byte[] write(Tick tick) {
    var record =
        new GenericRecordBuilder(VERSIONS.latest())
            .set("symbol", tick.symbol())
            .set("venue", tick.venue())
            .set("session", tick.session())
            .set("sequence", tick.sequence())
            .set("price", plain(tick.price()))
            .set("bid", plain(tick.bid()))
            .set("ask", plain(tick.ask()))
            .set("size", plain(tick.size()))
            .set("occurredAt", ChronoUnit.MICROS.between(Instant.EPOCH, tick.occurredAt()))
            .set("corrects", amended(tick, false))
            .set("cancels", amended(tick, true));
    return SingleObjects.write(record.build());
  }

  private static Long amended(Tick tick, boolean cancels) {
    return tick.amends()
        .filter(amends -> amends.cancels() == cancels)
        .map(Tick.Amendment::sequence)
        .orElse(null);
  }

  private static String plain(Optional<BigDecimal> decimal) {
    return decimal.map(BigDecimal::toPlainString).orElse(null);
  }
}
