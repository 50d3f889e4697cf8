package dev.weir.market.marks.parse;

import dev.weir.quarantine.Rejected;
import java.util.List;

/**
 * The contents of one record.
 *
 * @param ticks in the record's order
 * @param rejected lines that are not ticks, or can't be of their session
 * @param hasPulse whether one of its lines is a pulse
 */
public record ParsedTicks(List<ReadTick> ticks, List<Rejected> rejected, boolean hasPulse) {

  /** Creates the contents of a record without a pulse. */
  public ParsedTicks(List<ReadTick> ticks, List<Rejected> rejected) {
    this(ticks, rejected, false);
  }
}
