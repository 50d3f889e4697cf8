package dev.weir.cli.plan;

import dev.weir.client.CommandFault;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.send.SendTarget;
import dev.weir.client.switching.LaneSurvey;
import dev.weir.client.switching.SurveyedShard;
import dev.weir.local.synthesis.Synthesis;
import dev.weir.local.template.CloudAssembly;
import dev.weir.metrics.stack.DataStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Option;

/** The options that say what a deployment would be made with, and what it is compared with. */
final class NextDeployment {

  private static final String SETTINGS = "Settings";

  @Option(
      names = {"-c", "--context"},
      paramLabel = "KEY=VALUE",
      description = "A setting of the deployment, as with cdk -c.")
  private Map<String, String> context = Map.of();

  @Option(
      names = "--assembly",
      paramLabel = "FOLDER",
      description = "A cloud assembly, such as cdk.out, instead of synthesising.")
  private Path assembly;

  /** What a stack was deployed with. */
  static Settings of(Cloud cloud) {
    return Settings.parse(cloud.output(SETTINGS));
  }

  /** What a deployment of the stage would use now. */
  Settings settings(String stage) {
    return CloudAssembly.read(assembly == null ? synthesised(stage) : assembly).stacks().stream()
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

  private Path synthesised(String stage) {
    var settings = new LinkedHashMap<>(context);
    settings.putIfAbsent("stage", stage);
    var home = WeirHome.path();
    return new Synthesis(home, home.resolve(".weir").resolve("plan"))
        .assembly(settings, false)
        .assembly();
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
