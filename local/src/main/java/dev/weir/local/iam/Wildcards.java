package dev.weir.local.iam;

import java.util.Locale;

/**
 * Matches names and ARNs with the patterns of policies: {@code *} stands for any number of
 * characters, {@code ?} for one.
 */
final class Wildcards {

  /** {@code arn:partition:service:region:account:resource}. */
  private static final int PARTS_OF_ARN = 6;

  private Wildcards() {}

  /** Returns whether a pattern matches an action, ignoring case. */
  static boolean matchesAction(String pattern, String action) {
    return matches(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns whether a pattern matches an ARN. A wildcard stays within its part of the ARN: only in
   * the last part, the resource, may it stand for colons.
   */
  static boolean matchesArn(String pattern, String arn) {
    if (pattern.equals("*")) {
      return true;
    }
    var patterns = pattern.split(":", PARTS_OF_ARN);
    var parts = arn.split(":", PARTS_OF_ARN);
    if (patterns.length != parts.length) {
      return false;
    }
    for (int i = 0; i < parts.length; i++) {
      if (!matches(patterns[i], parts[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether a pattern matches a complete text. The time is at most the product of their
   * lengths: on a mismatch only the last {@code *} is extended.
   */
  static boolean matches(String pattern, String text) {
    int inPattern = 0;
    int inText = 0;
    int star = -1;
    int starText = 0;
    while (inText < text.length()) {
      if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
        star = inPattern++;
        starText = inText;
      } else if (inPattern < pattern.length() && matches(pattern.charAt(inPattern), text, inText)) {
        inPattern++;
        inText++;
      } else if (star >= 0) {
        inPattern = star + 1;
        inText = ++starText;
      } else {
        return false;
      }
    }
    return pattern.substring(inPattern).chars().allMatch(c -> c == '*');
  }

  private static boolean matches(char pattern, String text, int at) {
    return pattern == '?' || pattern == text.charAt(at);
  }
}
