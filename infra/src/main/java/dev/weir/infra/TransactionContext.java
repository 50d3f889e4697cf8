package dev.weir.infra;

import dev.weir.engine.Semantics;
import dev.weir.settings.SettingsReader;
import dev.weir.stream.SchemaIdSettings;
import dev.weir.transactions.TransactionSettings;
import java.time.Duration;
import java.util.Map;

/**
 * The transaction function's settings in the context. Its rules are not among them: they change at
 * run time, with {@code weir rules apply}.
 */
final class TransactionContext {
  private static final FunctionContext FUNCTION =
      new FunctionContext(
          Map.of(
              "transactionSemantics", Semantics.VARIABLE,
              "projection", TransactionSettings.PROJECTION,
              "profileRetention", TransactionSettings.PROFILE_RETENTION,
              "transactionConfluentSchemas", SchemaIdSettings.CONFLUENT_SCHEMAS),
          TransactionSettings::of);

  private TransactionContext() {}

  /**
   * Returns the environment according to the context; absent settings have the function's defaults.
   */
  static Map<String, String> environment(SettingsReader context, Duration streamRetention) {
    return FUNCTION.environment(
        context, Map.of(TransactionSettings.STREAM_RETENTION, streamRetention.toString()));
  }
}
