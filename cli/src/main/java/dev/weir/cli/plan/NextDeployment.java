package dev.weir.cli.plan;

import dev.weir.cli.synthesis.AssemblyOptions;
import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.send.SendTarget;
import dev.weir.client.switching.LaneSurvey;
import dev.weir.client.switching.SurveyedShard;
import dev.weir.metrics.stack.DataStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Mixin;

/** The options that say what a deployment would be made with, and what it is compared with. */
final class NextDeployment {

  private static final String SETTINGS = "Settings";

  @Mixin private AssemblyOptions assembly;

  /** What a stack was deployed with. */
  static Settings of(Cloud cloud) {
    return Settings.parse(cloud.output(SETTINGS));
  }

  /** What a deployment of the stage would use now. */
  Settings settings(String stage) {
    return assembly.read("plan", Map.of("stage", stage)).stacks().stream()
        .map(stack -> stack.template().outputs().get(SETTINGS))
        .filter(Objects::nonNull)
        .map(output -> Settings.parse(output.path("Value").asText()))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFault(
                    "The synthesised stacks have no output " + SETTINGS + ".",
                    "Build this version: ./mvnw -q package -DskipTests"));
  }

  /** The shards of a pipeline's stream; of market data, those of all its Regions' streams. */
  static List<SurveyedShard> survey(CloudOptions where, Cloud cloud, DataStream stream) {
    var pipeline = SendTarget.of(stream);
    return pipeline == SendTarget.MARKET
        ? where.marketRegions(cloud).stream()
            .map(where::openRegional)
            .flatMap(region -> LaneSurvey.of(region, pipeline).stream())
            .toList()
        : LaneSurvey.of(cloud, pipeline);
  }
}
