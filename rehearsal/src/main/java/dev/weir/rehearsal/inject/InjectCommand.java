package dev.weir.rehearsal.inject;

import dev.weir.client.ExitCode;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.local.CloudState;
import dev.weir.local.rehearsal.RehearsalSwitch;
import dev.weir.metrics.Step;
import dev.weir.rehearsal.inject.Rehearsal.UsualTimes;
import dev.weir.rehearsal.traffic.SampledPipeline;
import dev.weir.rehearsal.traffic.SendSampleCommand;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir inject}: temporarily injects a fault into the local cloud. */
@Command(
    name = "inject",
    description = {
      "Make something go wrong in the local cloud for a while, to rehearse how it looks and "
          + "what weir doctor says.",
      "The baseline load runs alongside it. It ends by itself, and on Ctrl-C; the local "
          + "cloud ends it in time also where this command is gone."
    },
    subcommands = {InjectListCommand.class, InjectClearCommand.class},
    synopsisSubcommandLabel = "[list | clear]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir inject list",
      "  weir inject slow-table",
      "  weir inject throttle --pipeline transactions --strength 0.5 --for PT2M",
      "  weir inject hot-shard --many-keys",
      "  weir inject slow-function --pipeline market --step risk",
      "  weir inject clear"
    })
public final class InjectCommand implements Callable<Integer> {

  private static final int MAX_RATE = 500;

  @Parameters(
      paramLabel = "FAULT",
      arity = "0..1",
      converter = Scenario.Converter.class,
      description = "What goes wrong; weir inject list tells them all.")
  private Scenario scenario;

  @Option(
      names = "--pipeline",
      paramLabel = "P",
      defaultValue = "access-logs",
      converter = SampledPipeline.Converter.class,
      description = "access-logs, transactions or market. Default: access-logs.")
  private SampledPipeline pipeline;

  @Option(
      names = "--step",
      paramLabel = "S",
      description = {
        "Of market: which function of it, and what it writes to: marks, risk or delivery (whose",
        "writes go to a topic). Default: marks."
      })
  private String step;

  @Option(
      names = "--region",
      paramLabel = "R",
      description = "Of market: in which Region. Default: the first.")
  private String region;

  @Option(
      names = "--for",
      paramLabel = "D",
      defaultValue = "PT60S",
      description = "How long, such as PT90S, up to an hour. Default: ${DEFAULT-VALUE}.")
  private Duration length;

  @Option(
      names = "--strength",
      paramLabel = "N",
      description = "How strong: weir inject list tells in what, and what is usual.")
  private Double strength;

  @Option(
      names = "--many-keys",
      description = "Of hot-shard: many keys of one shard, in the place of one key.")
  private boolean manyKeys;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "" + SendSampleCommand.USUAL_RATE,
      description = "The usual load, records a second. Default: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--lead",
      paramLabel = "D",
      defaultValue = "PT75S",
      description = {
        "How long the baseline load runs before anything goes wrong: weir doctor learns from it"
            + " what",
        "is usual. Default: ${DEFAULT-VALUE}."
      })
  private Duration lead;

  @Option(
      names = "--after",
      paramLabel = "D",
      defaultValue = "PT60S",
      description =
          "How long the baseline load goes on when it is over. Default: ${DEFAULT-VALUE}.")
  private Duration after;

  @Option(
      names = "--no-load",
      description = "No usual load, neither before nor after: where records come from elsewhere.")
  private boolean noLoad;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    var plan = plan();
    var state = LocalAccess.stateOf(WeirHome.path());
    try (var faults = new RehearsalSwitch(state.endpoints().get("control"))) {
      var usual = noLoad ? Optional.<UsualTimes>empty() : Optional.of(new UsualTimes(lead, after));
      var cloud = cloud(state);
      pipeline.prepare(cloud);
      new Rehearsal(plan, usual, cloud, faults, line -> tell(out, line)).run();
    }
    return ExitCode.OK;
  }

  // Uses the gateway, which applies the faults, so that producers are affected too.
  private Cloud cloud(CloudState state) {
    return pipeline.isRegional()
        ? LocalAccess.openRegional(state, region)
        : LocalAccess.openThroughGateway(state);
  }

  private Plan plan() {
    require(scenario != null, "Inject what? weir inject list tells what can go wrong");
    var unit = scenario.unit();
    var strong = strength == null ? scenario.usualStrength() : strength;
    require(
        unit.allows(strong),
        "--strength is " + strong + "; of " + scenario + " it is " + unit.bounds());
    require(!manyKeys || scenario == Scenario.HOT_SHARD, "--many-keys is of hot-shard alone");
    require(rate >= 1 && rate <= MAX_RATE, "--rate is " + rate + "; give 1 to " + MAX_RATE);
    require(
        length.isPositive()
            && length.compareTo(dev.weir.local.rehearsal.InjectionState.LONGEST) <= 0,
        "--for is " + length + "; give a duration such as PT60S, up to an hour");
    require(!lead.isNegative(), "--lead is " + lead + "; give a duration such as PT20S");
    require(!after.isNegative(), "--after is " + after + "; give a duration such as PT20S");
    require(region == null || pipeline.isRegional(), "--region is of market alone");
    return new Plan(scenario, pipeline, step(), strong, manyKeys, rate, length);
  }

  private Step step() {
    var first = pipeline.steps().getFirst();
    if (step == null) {
      return first;
    }
    var named =
        pipeline.steps().stream()
            .filter(each -> each.id().equals(pipeline + "-" + step))
            .findFirst()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--step is '"
                            + step
                            + "'; of market it is marks, risk or delivery, and others have none"));
    require(
        named == first || scenario.isOfFunction(),
        scenario + " is of what comes in, so of " + first.id() + ": leave out --step");
    return named;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private static void tell(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
