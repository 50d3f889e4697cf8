package dev.weir.cli;

import dev.weir.client.WeirHome;
import dev.weir.local.LocalCloud;
import dev.weir.local.StartOptions;
import dev.weir.local.emulators.EmulatorPorts;
import dev.weir.local.functions.DevelopmentOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir up}: runs the complete stack on this machine. */
@Command(
    name = "up",
    description = "Start the local cloud: the complete stack on this machine, on loopback only.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir up --detach",
      "  weir up --regions us-east-1,us-east-2",
      "  weir up --debug transactions=5005 --watch",
      "  weir up -c service=shop -c 'errorRules={\"defaults\":{\"count\":3}}'"
    })
final class UpCommand implements Callable<Integer> {

  /** The build's output folder with the code for Lambda. */
  private static final String BUILT_CODE = "functions/target/lambda";

  @Option(
      names = "--detach",
      description =
          "Return once it is up and keep it running in the background; weir down stops it.")
  private boolean detach;

  @Option(
      names = {"-c", "--context"},
      paramLabel = "KEY=VALUE",
      description = "Override a setting of cdk.json, as with cdk -c.")
  private Map<String, String> context = Map.of();

  @Option(
      names = "--regions",
      paramLabel = "R,R",
      description = {
        "Two Regions, such as us-east-1,us-east-2: the market pipeline runs in both on shared"
            + " tables, the other pipelines only in the first."
      })
  private String regions;

  @Option(
      names = "--instances",
      paramLabel = "N",
      defaultValue = "2",
      description = "Maximum number of JVMs per function. Default: 2.")
  private int instances;

  @Option(
      names = "--debug",
      paramLabel = "FUNCTION=PORT",
      description = {
        "Let a debugger attach to a function on a port. The function then has a single instance and"
            + " hours per event. A part of its name is enough."
      })
  private Map<String, Integer> debugPorts = Map.of();

  @Option(
      names = "--watch",
      description = {
        "After each build, such as with",
        "./mvnw -q -pl functions -am package -DskipTests,",
        "reload the functions."
      })
  private boolean watch;

  @Option(
      names = "--eager",
      description = {
        "Read changes of tables after 25 ms. Default: four times per second, as Lambda does."
      })
  private boolean eager;

  @Option(
      names = "--dynamodb-port",
      paramLabel = "P",
      description = "Port of DynamoDB. Default: a free port.")
  private int dynamodbPort;

  @Option(
      names = "--kinesis-port",
      paramLabel = "P",
      description = "Port of Kinesis. Default: a free port.")
  private int kinesisPort;

  @Option(
      names = "--messaging-port",
      paramLabel = "P",
      description = "Port of SNS, SQS and S3. Default: a free port.")
  private int messagingPort;

  @Option(
      names = "--control-port",
      paramLabel = "P",
      description = "Port of the control API. Default: a free port.")
  private int controlPort;

  @Option(
      names = "--page-port",
      paramLabel = "P",
      description = "Port of the dashboards. Default: a free port.")
  private int pagePort;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    if (detach) {
      DetachedCloud.start(WeirHome.path(), spec.commandLine().getParent().getParseResult(), out);
    } else {
      stay(out);
    }
    return 0;
  }

  private void stay(PrintWriter out) throws InterruptedException {
    try (var cloud = LocalCloud.start(WeirHome.path(), options(), line -> say(out, line))) {
      say(
          out,
          "Ready. In another terminal: weir send access-logs FILE --wait. Ctrl-C stops the cloud.");
      cloud.awaitStop();
    }
    say(out, "Stopped.");
  }

  private StartOptions options() {
    var options =
        StartOptions.defaults()
            .withInstancesPerFunction(instances)
            .withPorts(
                new EmulatorPorts(dynamodbPort, kinesisPort, messagingPort, controlPort, pagePort));
    options = options.withDevelopment(new DevelopmentOptions(debugPorts, watched()));
    if (eager) {
      options = options.withEagerTables();
    }
    if (pagePort != 0) {
      options = options.withContext("alertLink", placeOnThePage());
    }
    if (regions != null) {
      options = options.withContext("regions", regions);
    }
    for (var setting : context.entrySet()) {
      options = options.withContext(setting.getKey(), setting.getValue());
    }
    return options;
  }

  /** Returns where the page shows what an alert is about. */
  private String placeOnThePage() {
    return "http://127.0.0.1:%d/#access-logs?at={minute}&service={service}".formatted(pagePort);
  }

  private Optional<Path> watched() {
    return watch ? Optional.of(WeirHome.path().resolve(BUILT_CODE)) : Optional.empty();
  }

  private static void say(PrintWriter out, String line) {
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }
}
