package dev.weir.engine;

import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingsReader;
import dev.weir.stream.ProjectionName;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a crash, a lost answer or a redelivery may do to what a pipeline stores: nothing, or one of
 * two mistakes. It is a choice of the commit alone: of which is stored first, the results of a
 * slice or the lane's position, or both together.
 */
public enum Semantics {

  /** Results and position in one conditional write: no loss, no duplicates. */
  EXACTLY_ONCE("exactly-once"),

  /** Results alone, no position: no loss; redelivered records are counted again. */
  AT_LEAST_ONCE("at-least-once"),

  /** The position first, then the results: no duplicates; what a crash comes between is lost. */
  AT_MOST_ONCE("at-most-once");

  /** The environment variable of every function that a stream is the source of. */
  public static final String VARIABLE = "WEIR_SEMANTICS";

  private final String text;

  Semantics(String text) {
    this.text = text;
  }

  /** As settings name it. */
  public String text() {
    return text;
  }

  /** The one that is meant by a setting's text, if any is. */
  public static Optional<Semantics> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
  }

  /** Reads a pipeline's setting. */
  public static Semantics of(SettingsReader reading) {
    var words =
        Arrays.stream(values())
            .map(Semantics::text)
            .collect(Collectors.joining(", ", "one of ", ""));
    return reading.value(
        VARIABLE,
        EXACTLY_ONCE.text,
        text -> of(text).orElseThrow(() -> new IllegalArgumentException("give " + words)),
        EXACTLY_ONCE);
  }

  /**
   * Reads the setting of a pipeline whose promises hold exactly once only, and refuses all others.
   *
   * @param why what would break
   */
  public static void requireExactlyOnce(SettingsReader reading, String why) {
    if (of(reading) != EXACTLY_ONCE) {
      reading.refuse(VARIABLE, "give exactly-once or leave it out: " + why);
    }
  }

  /**
   * Checks the environment of a function that has no other settings.
   *
   * @throws InvalidSettingsException if it asks for other semantics
   */
  public static void requireExactlyOnce(Map<String, String> environment, String why) {
    var reading = new SettingsReader(environment);
    requireExactlyOnce(reading, why);
    reading.failOnProblems();
  }

  /**
   * Reads the name of a pipeline's projection, which ends in the semantics where they are not
   * exactly once. So it says what the results are worth, and nothing is ever gone on from that was
   * stored with other semantics.
   *
   * @param key the setting
   */
  public String projection(String key, SettingsReader reading) {
    return reading.value(key, ProjectionName.FIRST, this::projection, ProjectionName.FIRST);
  }

  /**
   * Returns the name of a projection that is filled with these semantics.
   *
   * @param given the name without the semantics
   * @throws IllegalArgumentException if it may not have this name; the message is the remedy
   */
  public String projection(String given) {
    var name = ProjectionName.of(given);
    return this == EXACTLY_ONCE ? withoutSuffix(name) : name + suffix();
  }

  // Exactly once would continue from state that was stored with other semantics.
  private static String withoutSuffix(String name) {
    for (var each : values()) {
      if (each != EXACTLY_ONCE && name.endsWith(each.suffix())) {
        throw new IllegalArgumentException(
            "give a name that does not end in -" + each.text + ", which these semantics add");
      }
    }
    return name;
  }

  private String suffix() {
    return "-" + text;
  }
}
