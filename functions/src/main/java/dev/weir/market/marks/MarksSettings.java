package dev.weir.market.marks;

import dev.weir.engine.Semantics;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.market.TickMessages;
import dev.weir.market.Regions;
import dev.weir.market.marks.commit.LeadRegion;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingsReader;
import dev.weir.stream.ProjectionName;
import dev.weir.stream.SchemaIdSettings;
import java.util.Map;

/**
 * The operator's settings of the marks function. They are read from its environment once, at cold
 * start; the CDK app reads the same settings at synthesis.
 *
 * @param projection the name of the feeds' stored state; a new name reads the streams again
 * @param lead the Region in which it runs, and the symbols that it writes first
 * @param schemas maps ids of schema registries to versions of the contract
 */
public record MarksSettings(String projection, LeadRegion lead, SchemaIds schemas) {

  public static final String PROJECTION = "WEIR_PROJECTION";
  public static final String PARALLELIZATION_FACTOR = "WEIR_PARALLELIZATION_FACTOR";

  /**
   * Reads the settings; absent ones have their defaults, except for the Region.
   *
   * @throws InvalidSettingsException naming all problems together, each with its remedy
   */
  public static MarksSettings of(Map<String, String> environment) {
    var reading = new SettingsReader(environment);
    var region = Regions.of(reading);
    var settings =
        new MarksSettings(
            reading.value(
                PROJECTION, ProjectionName.FIRST, ProjectionName::of, ProjectionName.FIRST),
            new LeadRegion(region, Regions.all(reading, region)),
            SchemaIdSettings.of(reading, TickMessages.LATEST_AVRO, TickMessages.LATEST_PROTOBUF));
    // Above one, two batches of a shard run concurrently, and the feed's fence would skip records.
    reading.integer(PARALLELIZATION_FACTOR, 1, 1, 1);
    Semantics.requireExactlyOnce(reading, "marks of a session must be the newest ticks, each once");
    reading.failOnProblems();
    return settings;
  }
}
