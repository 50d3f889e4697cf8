package dev.weir.engine;

import dev.weir.stream.SequenceNumber;

/** What a pipeline knows of where its records come from: how far they are applied, at least. */
public interface Progress {

  /** Whether a record is applied wholly. */
  boolean covers(SequenceNumber record);
}
