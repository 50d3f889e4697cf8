package dev.weir.market.reference;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Which reference data holds.
 *
 * @param version from 1, each load one more
 * @param setKey where its content is: the version and, after a dash, the content's digest
 * @param parts into how many items that is cut
 */
public record ReferenceVersion(long version, String setKey, int parts, Instant loadedAt) {

  private static final Pattern SET_KEY = Pattern.compile("([0-9]{1,18})-.*");

  /**
   * Whether the content under a key is left over, now that this version holds: it can't hold ever
   * again, and nobody who asked which version holds can still be reading it but one who has slept
   * through two loads.
   *
   * <p>Kept are this version and the one before, and all that is of a later one: somebody else may
   * be loading it at this moment. Another content of this very version is one whose loading was
   * broken off, or whose loader was slower: its last write can't succeed any more.
   */
  public boolean leavesBehind(String key) {
    var matcher = SET_KEY.matcher(key);
    if (!matcher.matches()) {
      return false;
    }
    var number = Long.parseLong(matcher.group(1));
    return number < version - 1 || (number == version && !key.equals(setKey));
  }
}
