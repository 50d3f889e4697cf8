package dev.weir.engine;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import java.util.List;
import java.util.Map;

/** What one commit takes. */
public interface Slice {

  /** What of its records is rejected, by where it is kept. */
  Map<QuarantineKey, List<Rejected>> rejected();
}
