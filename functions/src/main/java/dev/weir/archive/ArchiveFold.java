package dev.weir.archive;

import dev.weir.engine.Fold;
import dev.weir.quarantine.Reason;
import dev.weir.stream.KinesisRecord;
import java.util.ArrayList;
import java.util.List;

/** Collects all records of a batch: Lambda's limit of 6 MB on an event bounds an object as well. */
final class ArchiveFold implements Fold<KinesisRecord, KinesisRecord, ArchiveSlice> {

  private final List<KinesisRecord> records = new ArrayList<>();

  @Override
  public boolean isFull() {
    return false;
  }

  @Override
  public boolean take(KinesisRecord record, KinesisRecord itself) {
    return records.add(record);
  }

  // A chain without a record has a gap: if even that record is refused, the batch waits.
  @Override
  public boolean reject(KinesisRecord record, Reason reason, String detail) {
    return records.add(record);
  }

  @Override
  public ArchiveSlice slice() {
    return new ArchiveSlice(List.copyOf(records));
  }
}
