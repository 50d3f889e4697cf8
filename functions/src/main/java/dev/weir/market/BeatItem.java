package dev.weir.market;

/** The key of a group's beat in the table of decisions, distinct from those of portfolios. */
public final class BeatItem {

  private static final String PREFIX = "@";

  private BeatItem() {}

  /** Returns the key of a group's beat; also its message group at the topic. */
  public static String keyOf(String group) {
    return PREFIX + group;
  }

  /** Whether a key is a beat's rather than a portfolio's. */
  public static boolean isKey(String key) {
    return key.startsWith(PREFIX);
  }
}
