package dev.weir.engine;

import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.SequenceNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The quarantine of functions with a table's stream as their source. Whatever they reject is in the
 * table and is not kept a second time: it is reported with the item and the reason, and the stream
 * goes on.
 */
public final class TableQuarantine implements Quarantine {

  private static final Logger LOG = LoggerFactory.getLogger(TableQuarantine.class);

  // A table's stream is not recreated under the same name, and its shards come and go.
  private static final String TABLE = "table";

  /**
   * Returns the quarantine key of a change.
   *
   * @param pipeline such as {@code delivery}
   */
  public static QuarantineKey placeOf(String pipeline, SequenceNumber change) {
    return new QuarantineKey(pipeline, Instant.EPOCH, TABLE, TABLE, change.digits(), 0);
  }

  /**
   * Describes a rejected change.
   *
   * @param item names the table's item, such as {@code portfolio=growth version=7}
   */
  public static Rejected rejected(
      String item, SequenceNumber change, Reason reason, String detail) {
    return new Rejected(
        reason,
        detail,
        change.digits(),
        Instant.EPOCH,
        Rejected.WHOLE_RECORD,
        item,
        item.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void put(QuarantineKey key, List<Rejected> rejected) {
    for (var one : rejected) {
      LOG.error(
          "Rejected for good, the table has it pipeline={} {} change={} reason={} detail={}",
          key.pipeline(),
          one.service(),
          one.sequenceNumber(),
          one.reason(),
          one.detail());
    }
  }
}
