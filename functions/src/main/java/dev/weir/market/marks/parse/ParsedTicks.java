package dev.weir.market.marks.parse;

import dev.weir.quarantine.Rejected;
import java.util.List;

/**
 * What one record holds.
 *
 * @param ticks in the record's order
 * @param rejected what of it is not a tick, or can't be of its session
 * @param hasPulse whether one of its lines is a pulse
 */
public record ParsedTicks(List<ReadTick> ticks, List<Rejected> rejected, boolean hasPulse) {

  /** One without a pulse. */
  public ParsedTicks(List<ReadTick> ticks, List<Rejected> rejected) {
    this(ticks, rejected, false);
  }
}
