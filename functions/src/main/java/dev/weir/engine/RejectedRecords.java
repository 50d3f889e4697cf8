package dev.weir.engine;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a slice's records is rejected, and whether that is as much as one slice takes. */
public final class RejectedRecords {

  private static final long MAX_BYTES = 8L << 20;
  // Each of these is an object to be stored, which has to be done within an invocation.
  private static final int MAX_RECORDS = 200;

  private final Map<QuarantineKey, List<Rejected>> byPlace = new LinkedHashMap<>();
  private long bytes;

  /** Adds what of a record is rejected; may be nothing. */
  public void add(QuarantineKey place, List<Rejected> ofRecord) {
    if (!ofRecord.isEmpty()) {
      byPlace.put(place, ofRecord);
      bytes += ofRecord.stream().mapToLong(each -> each.bytes().length).sum();
    }
  }

  /** Whether no further record is for the slice. */
  public boolean isFull() {
    return bytes >= MAX_BYTES || byPlace.size() >= MAX_RECORDS;
  }

  /** All of it, by where it is kept. */
  public Map<QuarantineKey, List<Rejected>> all() {
    return byPlace;
  }
}
