package dev.weir.market;

/** Where a group's beat is in the table of decisions: under a key that no portfolio has. */
public final class BeatItem {

  private static final String PREFIX = "@";

  private BeatItem() {}

  /** The key of a group's beat; also its message group at the topic. */
  public static String keyOf(String group) {
    return PREFIX + group;
  }

  /** Whether a key is a beat's, and no portfolio's. */
  public static boolean isKey(String key) {
    return key.startsWith(PREFIX);
  }
}
