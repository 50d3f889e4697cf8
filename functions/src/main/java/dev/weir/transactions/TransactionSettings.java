package dev.weir.transactions;

import dev.weir.engine.Pacing;
import dev.weir.engine.Semantics;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingsReader;
import dev.weir.stream.SchemaIdSettings;
import java.time.Duration;
import java.util.Map;

/**
 * The operator's settings of the transaction pipeline, except for the rules, which change at run
 * time. They are read from the function's environment once, at cold start; the CDK app reads the
 * same settings at synthesis, so that a mistake shows before anything is deployed.
 *
 * @param semantics what may be lost or applied twice
 * @param projection names everything that is derived from the stream; a new name starts again
 * @param profileRetention how long a profile is kept after the user's last transaction
 * @param streamRetention how long a record may be redelivered
 * @param schemas maps ids of schema registries to versions of the contract
 * @param pace how long an invocation of a busy lane lasts; zero: no longer than its work
 */
public record TransactionSettings(
    Semantics semantics,
    String projection,
    Duration profileRetention,
    Duration streamRetention,
    SchemaIds schemas,
    Duration pace) {

  public static final String PROJECTION = "WEIR_PROJECTION";
  public static final String PROFILE_RETENTION = "WEIR_PROFILE_RETENTION";
  public static final String STREAM_RETENTION = "WEIR_STREAM_RETENTION";
  public static final String PARALLELIZATION_FACTOR = "WEIR_PARALLELIZATION_FACTOR";

  /**
   * Reads the settings; absent ones have their defaults.
   *
   * @throws InvalidSettingsException naming all problems together, each with its remedy
   */
  public static TransactionSettings of(Map<String, String> environment) {
    var reading = new SettingsReader(environment);
    var semantics = Semantics.of(reading);
    var settings =
        new TransactionSettings(
            semantics,
            semantics.projection(PROJECTION, reading),
            reading.duration(PROFILE_RETENTION, "P400D"),
            reading.duration(STREAM_RETENTION, "P365D"), // Kinesis's maximum retention
            SchemaIdSettings.of(
                reading, TransactionMessages.LATEST_AVRO, TransactionMessages.LATEST_PROTOBUF),
            Pacing.interval(reading));
    if (settings.profileRetention().compareTo(settings.streamRetention()) <= 0) {
      reading.refuse(
          PROFILE_RETENTION,
          "give more than the stream's retention, %s: a record that is delivered again would find no"
                  .formatted(settings.streamRetention())
              + " fence");
    }
    // Above one, two batches of a shard run concurrently, and fences would skip records.
    reading.integer(PARALLELIZATION_FACTOR, 1, 1, 1);
    reading.failOnProblems();
    return settings;
  }
}
