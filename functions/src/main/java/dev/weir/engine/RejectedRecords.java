package dev.weir.engine;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rejected records of a slice, up to the number that one slice may hold. */
public final class RejectedRecords {

  private static final long MAX_BYTES = 8L << 20;
  // Each of these is an object that must be stored within the invocation.
  private static final int MAX_RECORDS = 200;

  private final Map<QuarantineKey, List<Rejected>> byPlace = new LinkedHashMap<>();
  private long bytes;

  /** Adds the rejected entries of a record; may be empty. */
  public void add(QuarantineKey place, List<Rejected> ofRecord) {
    if (!ofRecord.isEmpty()) {
      byPlace.put(place, ofRecord);
      bytes += ofRecord.stream().mapToLong(each -> each.bytes().length).sum();
    }
  }

  /** Whether the slice accepts no further record. */
  public boolean isFull() {
    return bytes >= MAX_BYTES || byPlace.size() >= MAX_RECORDS;
  }

  /** Returns all entries by quarantine key. */
  public Map<QuarantineKey, List<Rejected>> all() {
    return byPlace;
  }
}
