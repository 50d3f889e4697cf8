package dev.weir.engine;

import dev.weir.stream.SequenceNumber;

/** How far a source's records are known to be applied, at least. */
public interface Progress {

  /** Whether a record is applied completely. */
  boolean covers(SequenceNumber record);
}
