package dev.weir.events.market;

import dev.weir.events.codec.AvroVersions;
import dev.weir.events.codec.SingleObjects;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.avro.generic.GenericRecordBuilder;

/** Every published version of the schemas; writes Avro messages, using the library. */
final class AvroTicks {

  /** The newest version of the schema, which is written. */
  static final int LATEST = 3;

  static final int LATEST_PROTOBUF = 3;

  static final AvroVersions VERSIONS = new AvroVersions("tick", LATEST);

  private AvroTicks() {}

  /** Returns a message of the newest version. */
  static byte[] write(Tick tick) {
    return write(tick, LATEST);
  }

  /** Returns a message of a version that can express the tick. */
  static byte[] write(Tick tick, int version) {
    var record =
        new GenericRecordBuilder(VERSIONS.version(version))
            .set("symbol", tick.symbol())
            .set("venue", tick.venue())
            .set("session", tick.session())
            .set("sequence", tick.sequence())
            .set("price", plain(tick.price()))
            .set("bid", plain(tick.bid()))
            .set("ask", plain(tick.ask()))
            .set("size", plain(tick.size()))
            .set("occurredAt", ChronoUnit.MICROS.between(Instant.EPOCH, tick.occurredAt()));
    if (version >= TickBodies.WITH_AMENDMENTS) {
      record.set("corrects", amended(tick, false)).set("cancels", amended(tick, true));
    }
    if (version >= TickBodies.WITH_EPOCHS) {
      record.set("epoch", tick.epoch());
    }
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
