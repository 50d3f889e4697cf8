package dev.weir.client.market;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the sequence of versions per portfolio: each must follow the previous one. The first
 * version seen of a portfolio is its starting point.
 */
public final class VersionCheck {

  private final Map<String, Long> last = new HashMap<>();
  private long gaps;
  private long repeated;
  private long disordered;

  /** Adds a decision; returns the fault in its version, if any. */
  public Optional<String> take(String portfolio, long version, long previousVersion) {
    var before = last.get(portfolio);
    if (before == null || previousVersion == before) {
      last.put(portfolio, version);
      return Optional.empty();
    }
    if (version == before) {
      repeated++;
      return Optional.of("duplicate: version " + version);
    }
    if (version < before) {
      disordered++;
      return Optional.of("out of order: version " + version + " after " + before);
    }
    last.put(portfolio, version);
    gaps++;
    return Optional.of("gap: version " + version + " after " + before);
  }

  /** Returns how often versions were missing before a decision. */
  public long gaps() {
    return gaps;
  }

  /** Returns how many decisions arrived twice. */
  public long repeated() {
    return repeated;
  }

  /** Returns how many decisions arrived after a later one. */
  public long disordered() {
    return disordered;
  }
}
