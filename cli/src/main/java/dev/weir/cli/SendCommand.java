package dev.weir.cli;

import dev.weir.client.send.SendAccessLogsCommand;
import dev.weir.client.send.SendMarketCommand;
import dev.weir.client.send.SendTransactionsCommand;
import dev.weir.rehearsal.traffic.SendSampleCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir send}: puts records into a stream. */
@Command(
    name = "send",
    description = "Send records to a stream.",
    subcommands = {
      SendAccessLogsCommand.class,
      SendTransactionsCommand.class,
      SendMarketCommand.class,
      SendSampleCommand.class
    },
    synopsisSubcommandLabel = "WHAT")
final class SendCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command. For example: weir send access-logs access.log");
  }
}
