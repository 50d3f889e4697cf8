package dev.weir.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.settings.SettingProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The settings of one stage, {@code stages/<stage>.json}: a JSON object of context keys. Unlike a
 * value given with {@code -c}, they also apply to the next deployment.
 */
final class StageFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, Object>> OBJECT = new TypeReference<>() {};
  private static final String STAGE = "stage";

  private StageFile() {}

  /** The result of reading the files. */
  sealed interface Context {
    /** The context, including the stage's file. */
    record ReadContext(Map<String, Object> values) implements Context {}

    /** An unusable file. */
    record UnusableFile(SettingProblem problem) implements Context {}
  }

  /**
   * Applies a stage's file between cdk.json and the command line.
   *
   * @param home folder with {@code cdk.json} and {@code stages}; either may be missing
   * @param given the CDK's context: the values of cdk.json, overridden by {@code -c}
   */
  static Context read(Path home, Map<String, Object> given) {
    try {
      var file = object(home.resolve("stages").resolve(stage(given) + ".json"));
      return file.containsKey(STAGE)
          ? staged(file)
          : new Context.ReadContext(merge(home, given, file));
    } catch (JsonProcessingException e) {
      return unreadable(given, "it is not a JSON object: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("The stage's settings can't be read", e);
    }
  }

  private static Context staged(Map<String, Object> file) {
    return new Context.UnusableFile(
        new SettingProblem(
            STAGE, String.valueOf(file.get(STAGE)), "remove it: the file name sets the stage"));
  }

  private static Context unreadable(Map<String, Object> given, String why) {
    return new Context.UnusableFile(
        new SettingProblem("stages/" + stage(given) + ".json", "(unreadable)", why));
  }

  private static Map<String, Object> merge(
      Path home, Map<String, Object> given, Map<String, Object> file) throws IOException {
    var inCdkJson = object(home.resolve("cdk.json")).get("context");
    return merge(given, inCdkJson instanceof Map<?, ?> context ? context : Map.of(), file);
  }

  /**
   * Uses the file's value where the context has the value of cdk.json. The CDK does not report
   * which values {@code -c} gave, so any other value is taken to be from there.
   */
  static Map<String, Object> merge(
      Map<String, Object> given, Map<?, ?> inCdkJson, Map<String, Object> file) {
    var merged = new TreeMap<>(given);
    file.forEach(
        (key, value) -> {
          if (Objects.equals(text(given.get(key)), text(inCdkJson.get(key)))) {
            merged.put(key, value);
          }
        });
    return merged;
  }

  private static String text(Object value) {
    return value == null ? "" : ContextSource.text(value);
  }

  private static String stage(Map<String, Object> given) {
    var stage = text(given.get(STAGE)).strip();
    // An invalid name is refused later, but must not lead out of the folder here.
    return stage.matches(Stage.PATTERN) ? stage : StackContext.DEFAULT_STAGE.name();
  }

  private static Map<String, Object> object(Path file) throws IOException {
    return Files.exists(file) ? JSON.readValue(Files.readString(file), OBJECT) : Map.of();
  }
}
