package dev.weir.market.reference;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The version of the reference data in force.
 *
 * @param version from 1, one more with each load
 * @param setKey the key of its content: the version and, after a dash, the content's digest
 * @param parts the number of items that hold it
 */
public record ReferenceVersion(long version, String setKey, int parts, Instant loadedAt) {

  private static final Pattern SET_KEY = Pattern.compile("([0-9]{1,18})-.*");

  /**
   * Whether the content under a key is obsolete now that this version is in force: it can never be
   * in force again, and could only still be read by someone who queried the current version and
   * then missed two loads.
   *
   * <p>This version and the one before are kept, and everything of a later one, which may be
   * loading at this moment. Other content of this same version comes from an interrupted or slower
   * load, whose last write can't succeed any more.
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
