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
      "Inject a temporary fault into the local cloud, to rehearse its symptoms and the diagnosis by"
          + " weir doctor.",
      "The baseline load runs alongside. The fault ends by itself and on Ctrl-C; the local cloud"
          + " ends it on time even if this command is killed."
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
      converter = Scenario.ScenarioConverter.class,
      description = "Fault; weir inject list shows all.")
  private Scenario scenario;

  @Option(
      names = "--pipeline",
      paramLabel = "P",
      defaultValue = "access-logs",
      converter = SampledPipeline.PipelineConverter.class,
      description = "access-logs, transactions or market. Default: access-logs.")
  private SampledPipeline pipeline;

  @Option(
      names = "--step",
      paramLabel = "S",
      description = {
        "With market: the affected function and its output: marks, risk or delivery (whose writes"
            + " go to a topic). Default: marks."
      })
  private String step;

  @Option(
      names = "--region",
      paramLabel = "R",
      description = "With market: Region of the fault. Default: the first.")
  private String region;

  @Option(
      names = "--for",
      paramLabel = "D",
      defaultValue = "PT60S",
      description = "Duration, such as PT90S, up to an hour. Default: ${DEFAULT-VALUE}.")
  private Duration length;

  @Option(
      names = "--strength",
      paramLabel = "N",
      description = "Strength; weir inject list shows its unit and default.")
  private Double strength;

  @Option(
      names = "--many-keys",
      description = "With hot-shard: many keys of one shard instead of one key.")
  private boolean manyKeys;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "" + SendSampleCommand.USUAL_RATE,
      description = "Baseline load in records per second. Default: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--lead",
      paramLabel = "D",
      defaultValue = "PT75S",
      description = {
        "Duration of the baseline load before the fault, from which weir doctor learns the"
            + " baseline. Default: ${DEFAULT-VALUE}."
      })
  private Duration lead;

  @Option(
      names = "--after",
      paramLabel = "D",
      defaultValue = "PT60S",
      description = "Duration of the baseline load after the fault. Default: ${DEFAULT-VALUE}.")
  private Duration after;

  @Option(
      names = "--no-load",
      description = "Send no baseline load, because records come from elsewhere.")
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
      new Rehearsal(plan, usual, cloud, faults, line -> print(out, line)).run();
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
    require(scenario != null, "Missing fault: weir inject list shows all");
    var unit = scenario.unit();
    var strong = strength == null ? scenario.usualStrength() : strength;
    require(
        unit.allows(strong),
        "--strength=" + strong + ": for " + scenario + " give " + unit.bounds() + ".");
    require(!manyKeys || scenario == Scenario.HOT_SHARD, "--many-keys applies only to hot-shard");
    require(rate >= 1 && rate <= MAX_RATE, "--rate=" + rate + ": give 1 to " + MAX_RATE + ".");
    require(
        length.isPositive()
            && length.compareTo(dev.weir.local.rehearsal.InjectionState.LONGEST) <= 0,
        "--for=" + length + ": give a duration such as PT60S, up to an hour.");
    require(!lead.isNegative(), "--lead=" + lead + ": give a duration such as PT20S.");
    require(!after.isNegative(), "--after=" + after + ": give a duration such as PT20S.");
    require(region == null || pipeline.isRegional(), "--region applies only to market");
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
                        "--step="
                            + step
                            + ": give marks, risk or delivery for market, and none for others."));
    require(
        named == first || scenario.isOfFunction(),
        scenario + " affects the input, which is read by " + first.id() + ": omit --step");
    return named;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private static void print(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
