package dev.weir.events.market;

import dev.weir.property.Draw;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Any valid tick, to the microsecond. */
final class ArbitraryTicks {

  private ArbitraryTicks() {}

  static Tick any(Draw draw) {
    return new Tick(
            draw.text(1, 32, "ABZaz09._-"),
            draw.text(1, 16, "ABZ09_-"),
            draw.text(1, 32, "!~-.:ABz019"),
            draw.integer(1, Long.MAX_VALUE),
            decimal(draw, 1),
            draw.optional(() -> decimal(draw, 0)),
            Optional.empty(),
            draw.optional(() -> decimal(draw, 0)),
            time(draw))
        .inEpoch(draw.integer(0, Tick.MAX_EPOCH));
  }

  /** Any valid tick of a version, with what that version added. */
  static Tick any(Draw draw, int version) {
    var tick = any(draw);
    var amends =
        version >= TickBodies.WITH_AMENDMENTS && tick.sequence() > 1
            ? draw.optional(
                () -> new Tick.Amendment(draw.integer(1, tick.sequence() - 1), draw.flag()))
            : Optional.<Tick.Amendment>empty();
    return new Tick(
        tick.symbol(),
        tick.venue(),
        tick.session(),
        version >= TickBodies.WITH_EPOCHS ? tick.epoch() : 0,
        tick.sequence(),
        amends.isPresent() && amends.get().cancels() ? Optional.empty() : tick.price(),
        tick.bid(),
        tick.ask(),
        tick.size(),
        tick.occurredAt(),
        amends);
  }

  private static BigDecimal decimal(Draw draw, long min) {
    return BigDecimal.valueOf(draw.integer(min, 999_999_999_999L), draw.integer(0, 8));
  }

  private static Instant time(Draw draw) {
    var micros = draw.integer(0, 4_000_000_000_000_000L);
    return Instant.EPOCH.plusNanos(micros % 1_000_000 * 1_000).plusSeconds(micros / 1_000_000);
  }
}
