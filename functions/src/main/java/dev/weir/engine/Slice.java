package dev.weir.engine;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import java.util.List;
import java.util.Map;

/** The records of one commit. */
public interface Slice {

  /** Returns its rejected records by quarantine key. */
  Map<QuarantineKey, List<Rejected>> rejected();
}
