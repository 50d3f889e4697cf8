package dev.weir.client.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.client.CommandFault;
import dev.weir.events.framing.SchemaIds;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.stream.SchemaIdSettings;
import dev.weir.transactions.TransactionSettings;
import java.util.HashMap;
import java.util.Map;

/** The settings of a stack's functions, for commands that do the work of a function. */
public final class DeployedSettings {

  private static final TypeReference<Map<String, String>> VARIABLES = new TypeReference<>() {};

  private DeployedSettings() {}

  /**
   * Returns the settings of the access logs' function.
   *
   * @param changes variables to override
   * @throws CommandFault if the stack lacks the settings
   */
  public static AccessLogSettings accessLogs(Cloud cloud, Map<String, String> changes) {
    return AccessLogSettings.of(variables(cloud, StackOutput.ACCESS_LOG_SETTINGS, changes));
  }

  /**
   * Returns the settings of the transactions' function, including the schema ids that it knows.
   *
   * @param changes variables to override
   * @throws CommandFault if the stack lacks the settings
   */
  public static TransactionSettings transactions(Cloud cloud, Map<String, String> changes) {
    var variables = variables(cloud, StackOutput.TRANSACTION_SETTINGS, changes);
    cloud
        .optionalOutput(StackOutput.TRANSACTION_GLUE_SCHEMAS)
        .ifPresent(ids -> variables.put(SchemaIdSettings.GLUE_SCHEMAS, ids));
    return TransactionSettings.of(variables);
  }

  /**
   * Returns the schema ids that a Region's marks function knows.
   *
   * @param regional the Region's stack
   */
  public static SchemaIds tickSchemas(Cloud regional) {
    return SchemaIds.NONE
        .withGlue(regional.optionalOutput(StackOutput.TICK_GLUE_SCHEMAS).orElse(""))
        .withConfluent(regional.optionalOutput(StackOutput.TICK_CONFLUENT_SCHEMAS).orElse(""));
  }

  private static Map<String, String> variables(
      Cloud cloud, StackOutput output, Map<String, String> changes) {
    try {
      var variables = new HashMap<>(new ObjectMapper().readValue(cloud.output(output), VARIABLES));
      variables.putAll(changes);
      return variables;
    } catch (JsonProcessingException e) {
      throw new CommandFault(
          "The stack's output " + output.key() + " can't be read: " + e.getOriginalMessage(),
          "Deploy this version, or restart the local cloud.");
    }
  }
}
