package dev.weir.stream;

import dev.weir.settings.SettingsReader;
import java.util.Set;

/**
 * The rule for names of projections, which settings and commands share. A name is the first part of
 * keys in the tables.
 */
public final class ProjectionName {

  /** The projection that a stack fills unless its settings name another one. */
  public static final String FIRST = "v1";

  /** The first part of the keys of the items that rebuilds write; no pipeline may have it. */
  public static final String REBUILD = "rebuild";

  private static final Set<String> TAKEN = Set.of(Lane.ARCHIVE, REBUILD);

  private ProjectionName() {}

  /**
   * Reads a name.
   *
   * @return the name without surrounding blanks
   * @throws IllegalArgumentException if no projection may have this name; the message is the remedy
   */
  public static String of(String text) {
    var name = text.strip();
    if (name.isEmpty()
        || !SettingsReader.isName(name)
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(SettingsReader.NAME_FORM + " and control characters");
    }
    if (TAKEN.contains(name)) {
      throw new IllegalArgumentException("give another name: " + name + " is taken");
    }
    return name;
  }
}
