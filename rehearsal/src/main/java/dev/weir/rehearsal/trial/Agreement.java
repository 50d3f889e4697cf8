package dev.weir.rehearsal.trial;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Compares the decisions that two Regions' trading systems received, byte for byte. */
public final class Agreement {

  private Agreement() {}

  /** Returns the problem of each version that only one Region received, or that differs. */
  public static List<String> disagreements(
      String oneRegion, DecisionLog one, String otherRegion, DecisionLog other) {
    var first = one.byVersion();
    var second = other.byVersion();
    var versions = new TreeSet<>(first.keySet());
    versions.addAll(second.keySet());
    return versions.stream()
        .filter(version -> !Objects.equals(first.get(version), second.get(version)))
        .map(
            version -> {
              if (!second.containsKey(version)) {
                return version + " arrived only in " + oneRegion;
              }
              return first.containsKey(version)
                  ? version + " differs"
                  : version + " arrived only in " + otherRegion;
            })
        .toList();
  }
}
