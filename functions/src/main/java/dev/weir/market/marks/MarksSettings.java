package dev.weir.market.marks;

import dev.weir.engine.Semantics;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.market.TickMessages;
import dev.weir.market.Regions;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingsReader;
import dev.weir.stream.Lane;
import dev.weir.stream.SchemaIdSettings;
import java.util.Map;

/**
 * What an operator sets of the marks function. Read from its environment once, at cold start; the
 * CDK app reads the same settings at synthesis.
 *
 * @param projection names what is known of the feeds; a new name reads the streams again
 * @param region in which it runs
 * @param schemas which ids of schema registries stand for which versions of the contract
 */
public record MarksSettings(String projection, String region, SchemaIds schemas) {

  public static final String PROJECTION = "WEIR_PROJECTION";
  public static final String PARALLELIZATION_FACTOR = "WEIR_PARALLELIZATION_FACTOR";

  /**
   * Reads the settings; what is absent has its default, but for the Region.
   *
   * @throws InvalidSettingsException naming all problems together, each with its remedy
   */
  public static MarksSettings of(Map<String, String> environment) {
    var reading = new SettingsReader(environment);
    var settings =
        new MarksSettings(
            reading.name(PROJECTION, "v1", Lane.ARCHIVE),
            Regions.of(reading),
            SchemaIdSettings.of(reading, TickMessages.LATEST_AVRO, TickMessages.LATEST_PROTOBUF));
    // Above one, two batches of a shard run at once, and the feed's fence would skip records.
    reading.integer(PARALLELIZATION_FACTOR, 1, 1, 1);
    Semantics.requireExactlyOnce(reading, "marks of a session must be the newest ticks, each once");
    reading.failOnProblems();
    return settings;
  }
}
