package dev.weir.cli;

import dev.weir.cli.backtest.BacktestCommand;
import dev.weir.cli.check.CheckCommand;
import dev.weir.cli.doctor.DoctorCommand;
import dev.weir.cli.functions.InvokeCommand;
import dev.weir.cli.functions.LogsCommand;
import dev.weir.cli.metrics.MetricsCommand;
import dev.weir.cli.plan.PlanCommand;
import dev.weir.cli.plan.SwitchCommand;
import dev.weir.cli.price.PriceCommand;
import dev.weir.cli.profile.ProfileCommand;
import dev.weir.cli.quality.LabelCommand;
import dev.weir.cli.rules.RulesCommand;
import dev.weir.cli.schema.SchemaCommand;
import dev.weir.client.WeirHome;
import dev.weir.client.archive.ArchiveCommand;
import dev.weir.client.formats.FormatsCommand;
import dev.weir.client.market.DecisionsCommand;
import dev.weir.client.market.FeedsCommand;
import dev.weir.client.market.MarketCommand;
import dev.weir.client.market.RiskCommand;
import dev.weir.client.rebuild.RebuildCommand;
import dev.weir.client.reference.LoadCommand;
import dev.weir.client.report.AlertsCommand;
import dev.weir.client.report.ErrorsCommand;
import dev.weir.client.report.QuarantineCommand;
import dev.weir.local.CloudState;
import dev.weir.rehearsal.demo.DemoCommand;
import dev.weir.rehearsal.drill.DrillCommand;
import dev.weir.rehearsal.inject.InjectCommand;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code weir} without a subcommand: shows the running parts, and the next step. */
@Command(
    name = "weir",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = PackagedVersion.class,
    description = "Turns event streams into counts, alerts and decisions within a second.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      FetchCommand.class,
      StatusCommand.class,
      CompletionCommand.class,
      EnvCommand.class,
      LogsCommand.class,
      InvokeCommand.class,
      PermissionsCommand.class,
      DoctorCommand.class,
      CheckCommand.class,
      MetricsCommand.class,
      PriceCommand.class,
      PlanCommand.class,
      DeployCommand.class,
      SwitchCommand.class,
      DownCommand.class,
      SendCommand.class,
      ErrorsCommand.class,
      AlertsCommand.class,
      ProfileCommand.class,
      QuarantineCommand.class,
      ArchiveCommand.class,
      RebuildCommand.class,
      RulesCommand.class,
      LabelCommand.class,
      FormatsCommand.class,
      SchemaCommand.class,
      BacktestCommand.class,
      LoadCommand.class,
      RiskCommand.class,
      DecisionsCommand.class,
      FeedsCommand.class,
      MarketCommand.class,
      DrillCommand.class,
      InjectCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed; the message states the cause and the remedy",
      "2:usage error",
      "3:no running cloud to work on",
      "141:the reader of the output has ended"
    },
    footerHeading = "%nStart with:%n",
    footer = {
      "  weir demo                                  see it run in one minute",
      "  weir up --detach                           start the local cloud",
      "  weir send access-logs access.log --wait    count an access log",
      "  weir errors                                read the counts",
      "  weir send transactions pay.csv --wait      detect card fraud",
      "  weir alerts                                read the alerts"
    })
final class WeirCommand implements Runnable {

  private static final List<String> RUNNING =
      List.of(
          "  weir status                                running parts, and their lag",
          "  weir doctor                                is it healthy?",
          "  weir send access-logs access.log --wait    count an access log",
          "  weir down                                  stop the local cloud");

  private static final List<String> IDLE =
      List.of(
          "  weir demo                                  see it run in one minute",
          "  weir up --detach                           start the local cloud",
          "  weir backtest access-logs access.log       count a log without the cloud");

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    var out = spec.commandLine().getOut();
    var running = CloudState.read(WeirHome.path()).map(state -> state.endpoints().get("page"));
    running.ifPresentOrElse(
        page -> {
          out.println("The local cloud is running; dashboards: " + page);
          RUNNING.forEach(out::println);
        },
        () -> {
          out.println("No local cloud is running.");
          IDLE.forEach(out::println);
        });
    out.println();
    out.println("weir --help lists all commands.");
    out.flush();
  }
}
