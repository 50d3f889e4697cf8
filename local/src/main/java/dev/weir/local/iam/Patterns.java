package dev.weir.local.iam;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * The actions or resources of a statement.
 *
 * @param inverted whether the statement applies to all others: {@code NotAction}, {@code
 *     NotResource}
 */
record Patterns(List<String> patterns, boolean inverted) {

  Patterns {
    patterns = List.copyOf(patterns);
  }

  boolean match(String value, BiPredicate<String, String> matches) {
    return patterns.stream().anyMatch(pattern -> matches.test(pattern, value)) != inverted;
  }
}
