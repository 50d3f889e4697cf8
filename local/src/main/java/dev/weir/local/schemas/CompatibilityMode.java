package dev.weir.local.schemas;

import java.util.Arrays;
import java.util.List;

/**
 * A schema's requirement for each new version ("Schema versioning and compatibility" in AWS Glue's
 * documentation).
 */
enum CompatibilityMode {
  NONE(false, false, false),
  DISABLED(false, false, false),
  BACKWARD(true, false, false),
  BACKWARD_ALL(true, false, true),
  FORWARD(false, true, false),
  FORWARD_ALL(false, true, true),
  FULL(true, true, false),
  FULL_ALL(true, true, true);

  private final boolean backward;
  private final boolean forward;
  private final boolean all;

  CompatibilityMode(boolean backward, boolean forward, boolean all) {
    this.backward = backward;
    this.forward = forward;
    this.all = all;
  }

  /** Returns the mode of this name. */
  static CompatibilityMode named(String name) {
    return Arrays.stream(values())
        .filter(mode -> mode.name().equals(name))
        .findFirst()
        .orElseThrow(() -> GlueRefusal.invalid("Compatibility is not valid."));
  }

  /**
   * Returns whether a definition may follow others.
   *
   * @param earlier all definitions in use, in the order of their versions
   */
  boolean allows(DefinitionFormat format, List<String> earlier, String next) {
    var compared = all || earlier.isEmpty() ? earlier : List.of(earlier.getLast());
    return compared.stream()
        .allMatch(
            before ->
                (!backward || format.reads(next, before))
                    && (!forward || format.reads(before, next)));
  }
}
