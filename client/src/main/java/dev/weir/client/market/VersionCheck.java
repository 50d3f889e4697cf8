package dev.weir.client.market;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at the versions that come, portfolio by portfolio: each must be the one after the last. The
 * first that comes of a portfolio is where it begins.
 */
public final class VersionCheck {

  private final Map<String, Long> last = new HashMap<>();
  private long gaps;
  private long repeated;
  private long disordered;

  /** Takes a decision in; says what is wrong with its place, if anything is. */
  public Optional<String> take(String portfolio, long version, long previousVersion) {
    var before = last.get(portfolio);
    if (before == null || previousVersion == before) {
      last.put(portfolio, version);
      return Optional.empty();
    }
    if (version == before) {
      repeated++;
      return Optional.of("twice: version " + version);
    }
    if (version < before) {
      disordered++;
      return Optional.of("out of order: version " + version + " after " + before);
    }
    last.put(portfolio, version);
    gaps++;
    return Optional.of("gap: version " + version + " after " + before);
  }

  /** How often versions were missing before the one that came. */
  public long gaps() {
    return gaps;
  }

  /** How many came twice. */
  public long repeated() {
    return repeated;
  }

  /** How many came after a later one. */
  public long disordered() {
    return disordered;
  }
}
