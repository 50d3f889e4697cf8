package dev.weir.client.report;

import dev.weir.quarantine.QuarantinedObject;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request to replay quarantined entries.
 *
 * @param reasons only entries with these; if empty, all but {@code WRONG_PARTITION_KEY}, which are
 *     no more readable now than before
 * @param since only records that arrived since
 * @param publishes whether alerts are published
 * @param takesForgotten whether to apply transactions whose ids are forgotten
 */
record ReplayWish(
    List<Reason> reasons, Optional<Instant> since, boolean publishes, boolean takesForgotten) {

  boolean isFor(QuarantinedObject object) {
    return since.filter(object.place().arrivedAt()::isBefore).isEmpty()
        && (reasons.isEmpty() || object.rejected().stream().anyMatch(this::isFor));
  }

  boolean isFor(Rejected entry) {
    return reasons.isEmpty()
        ? entry.reason() != Reason.WRONG_PARTITION_KEY
        : reasons.contains(entry.reason());
  }
}
