package dev.weir.cli.send;

import dev.weir.cli.cloud.CloudOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir send transactions}: a file of transactions, or what is piped in. */
@Command(
    name = "transactions",
    description = "Send transactions, one a line: a file, or standard input as it comes.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir send transactions payments.ndjson --wait",
      "  tail -F payments.ndjson | weir send transactions -"
    })
final class SendTransactionsCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "-",
      description = "One JSON transaction a line, plain or .gz; - or nothing for standard input.")
  private String file;

  @Option(names = "--rate", paramLabel = "N", description = "At most N transactions a second.")
  private int rate;

  @Option(names = "--wait", description = "Return when everything that was sent is applied.")
  private boolean wait;

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Bounds.requireAtLeast(0, rate, "--rate", spec);
    var input = new InputFile(file);
    var err = spec.commandLine().getErr();
    var refusals = new Refusals(err, input.name());
    var packer = new TransactionPacker(refusals);
    try (var opened = input.open()) {
      var sending = new Sending(where.open(), Pipeline.TRANSACTIONS, err);
      var sender = sending.send(new LineReader(opened), packer, new Pace(rate), input.name());
      tellUnreadable(packer.unreadable());
      if (wait) {
        sending.await(sender);
      }
    }
    refusals.failOnAny();
    return 0;
  }

  private void tellUnreadable(long lines) {
    if (lines > 0) {
      spec.commandLine()
          .getErr()
          .printf(
              "%,d lines name no user that can be read. They were sent with the partition key"
                  + " %s<line>, so that they are in quarantine and not lost:%n"
                  + "weir quarantine list --prefix transactions/%n",
              lines, TransactionPacker.UNREADABLE);
    }
  }
}
