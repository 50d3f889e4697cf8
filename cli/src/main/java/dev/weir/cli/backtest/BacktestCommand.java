package dev.weir.cli.backtest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir backtest}: tries rules on past data. */
@Command(
    name = "backtest",
    description = "Try rules on records of the past; needs no cloud, and asks none.",
    subcommands = {BacktestAccessLogsCommand.class, BacktestTransactionsCommand.class},
    synopsisSubcommandLabel = "WHAT")
public final class BacktestCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Backtest what? For example: weir backtest transactions payments.csv --rules rules.json");
  }
}
