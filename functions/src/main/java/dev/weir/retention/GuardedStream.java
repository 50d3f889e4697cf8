package dev.weir.retention;

import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A stream whose retention is guarded.
 *
 * @param name of the stream
 * @param hours for which it keeps records while its readers are current
 * @param readers names of the functions that read it
 */
public record GuardedStream(String name, int hours, List<String> readers) {

  /** The variable with all of them. */
  public static final String VARIABLE = "WEIR_GUARDED_STREAMS";

  private static final String BETWEEN_STREAMS = ";";
  private static final String WITHIN = " ";
  private static final String REMEDY =
      "give for each stream its name, its hours and the functions that read it, with spaces"
          + " between, and a semicolon between streams";

  public GuardedStream {
    readers = List.copyOf(readers);
  }

  /** The variable's value. */
  public static String write(List<GuardedStream> streams) {
    return String.join(BETWEEN_STREAMS, streams.stream().map(GuardedStream::text).toList());
  }

  private String text() {
    var words = new ArrayList<>(List.of(name, Integer.toString(hours)));
    words.addAll(readers);
    return String.join(WITHIN, words);
  }

  /**
   * Reads the variable.
   *
   * @throws InvalidSettingsException if it is not one
   */
  public static List<GuardedStream> of(Map<String, String> environment) {
    var text = environment.getOrDefault(VARIABLE, "");
    try {
      return Arrays.stream(text.split(BETWEEN_STREAMS, -1)).map(GuardedStream::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(List.of(new SettingProblem(VARIABLE, text, REMEDY)));
    }
  }

  private static GuardedStream parse(String text) {
    var words = List.of(text.split(WITHIN, -1));
    if (words.size() < 3 || words.contains("")) {
      throw new IllegalArgumentException(text);
    }
    return new GuardedStream(
        words.get(0), Integer.parseInt(words.get(1)), words.subList(2, words.size()));
  }
}
