package dev.weir.cli.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.CommandFault;
import dev.weir.metrics.stack.DataStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
  Optional<Integer> shards(DataStream stream) {
    return own(stream, "streamMode").orElse("provisioned").equals("provisioned")
        ? Optional.of(own(stream, "shards").map(Integer::valueOf).orElse(DEFAULT_SHARDS))
        : Optional.empty();
  }

  boolean isPushed(DataStream stream) {
    var byProfile = Boolean.toString(!value("profile").equals(Optional.of("thrifty")));
    return Boolean.parseBoolean(own(stream, "enhancedFanOut").orElse(byProfile));
  }

  /** Returns whether the stack has the pipeline of a stream. */
  boolean deploys(DataStream stream) {
    return stream == DataStream.MARKET
        ? value("regions").isPresent()
        : pipelines().contains(stream.pipeline());
  }

  private List<String> pipelines() {
    var named = value("pipelines").orElse("access-logs,transactions");
    return Arrays.stream(named.split(",", -1)).map(String::strip).toList();
  }

  /** From when on a pipeline's event source reads; empty where it begins with the stream. */
  Optional<String> start(DataStream stream) {
    return value(stream.startSetting());
  }

  /**
   * Whether a deployment of other settings replaces a pipeline's event source, because its stream
   * is then read in another way.
   */
  boolean switches(DataStream stream, Settings next) {
    return isPushed(stream) != next.isPushed(stream);
  }

  String retentionHours(DataStream stream) {
    return own(stream, "retentionHours").orElse(DEFAULT_RETENTION_HOURS);
  }

  /** Returns the stream's own value, or else the one for all streams. */
  private Optional<String> own(DataStream stream, String key) {
    return value(stream.setting(key)).or(() -> value(key));
  }
}
