package dev.weir.market.risk;

import dev.weir.market.Pulse;
import dev.weir.stream.TableRecord;
import java.util.Optional;

/**
 * A change of the marks' table: a changed mark, a pulse, or neither.
 *
 * @param mark empty if an item was removed, or has no mark yet
 */
record RiskChange(Optional<MarkChange> mark, Optional<Pulse> pulse) {

  static RiskChange read(TableRecord change) {
    var pulse = Pulse.read(change.image());
    return new RiskChange(pulse.isPresent() ? Optional.empty() : MarkChange.read(change), pulse);
  }
}
