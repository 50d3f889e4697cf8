package dev.weir.cli.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.CommandFault;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A stack's settings as its output {@code Settings} records them; absent keys have defaults. */
record Settings(Map<String, String> values) {

  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};
  private static final int DEFAULT_SHARDS = 1;
  private static final String DEFAULT_RETENTION_HOURS = "24";

  Settings {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /**
   * Parses the output.
   *
   * @throws CommandFault if it is not valid
   */
  static Settings parse(String output) {
    try {
      return new Settings(new ObjectMapper().readValue(output, TEXTS));
    } catch (JsonProcessingException e) {
      throw new CommandFault(
          "The stack's output Settings can't be read: " + e.getOriginalMessage(),
          "Redeploy it with this version.");
    }
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Returns the number of shards of a pipeline's stream; empty for on-demand capacity. */
  Optional<Integer> shards(String prefix) {
    return own(prefix, "streamMode").orElse("provisioned").equals("provisioned")
        ? Optional.of(own(prefix, "shards").map(Integer::valueOf).orElse(DEFAULT_SHARDS))
        : Optional.empty();
  }

  boolean isPushed(String prefix) {
    var byProfile = Boolean.toString(!value("profile").equals(Optional.of("thrifty")));
    return Boolean.parseBoolean(own(prefix, "enhancedFanOut").orElse(byProfile));
  }

  /** Whether the stack has the pipeline whose keys have the prefix. */
  boolean deploys(String prefix) {
    return switch (prefix) {
      case "" -> pipelines().contains("access-logs");
      case "transaction" -> pipelines().contains("transactions");
      default -> value("regions").isPresent();
    };
  }

  private List<String> pipelines() {
    var named = value("pipelines").orElse("access-logs,transactions");
    return Arrays.stream(named.split(",", -1)).map(String::strip).toList();
  }

  /** The key of the time from which on a pipeline's event source reads. */
  static String startKey(String prefix) {
    return (prefix.isEmpty() ? "accessLog" : prefix) + "Start";
  }

  /** From when on a pipeline's event source reads; empty where it begins with the stream. */
  Optional<String> start(String prefix) {
    return value(startKey(prefix));
  }

  /**
   * Whether a deployment of other settings replaces a pipeline's event source, because its stream
   * is then read in another way.
   */
  boolean switches(String prefix, Settings next) {
    return isPushed(prefix) != next.isPushed(prefix);
  }

  String retentionHours(String prefix) {
    return own(prefix, "retentionHours").orElse(DEFAULT_RETENTION_HOURS);
  }

  /** Returns the key with the pipeline's prefix, or else the one for all streams. */
  private Optional<String> own(String prefix, String key) {
    var prefixed =
        prefix.isEmpty()
            ? key
            : prefix + key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    return value(prefixed).or(() -> value(key));
  }
}
