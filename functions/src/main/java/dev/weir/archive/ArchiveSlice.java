package dev.weir.archive;

import dev.weir.engine.Slice;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import java.util.List;
import java.util.Map;

/**
 * The records of one commit. None is ever rejected, because nothing is parsed.
 *
 * @param records at least one, in the order of the shard
 */
record ArchiveSlice(List<KinesisRecord> records) implements Slice {

  @Override
  public Map<QuarantineKey, List<Rejected>> rejected() {
    return Map.of();
  }
}
