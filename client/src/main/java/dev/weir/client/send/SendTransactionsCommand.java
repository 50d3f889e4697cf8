package dev.weir.client.send;

import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.input.CsvTransactions;
import dev.weir.client.input.InputFile;
import dev.weir.client.input.InputFormat;
import dev.weir.client.input.LineReader;
import dev.weir.client.input.RefusedInput;
import dev.weir.producer.KeyedPacker;
import dev.weir.producer.LineSource;
import dev.weir.producer.RateLimiter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir send transactions}: sends a file of transactions, or standard input. */
@Command(
    name = "transactions",
    description =
        "Send transactions, as JSON lines or CSV, from a file, or from standard input as they"
            + " arrive.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir send transactions payments.ndjson --wait",
      "  weir send transactions payments.csv.gz --strict",
      "  weir send transactions payments.ndjson --as glue-protobuf",
      "  tail -F payments.ndjson | weir send transactions -"
    })
public final class SendTransactionsCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "-",
      description = {
        "JSON lines, or CSV with a header; plain or .gz; - or omitted for standard input."
      })
  private String file;

  @Option(
      names = "--format",
      paramLabel = "F",
      description = "ndjson or csv. Default: detected from the first line.")
  private InputFormat format;

  @Option(
      names = "--strict",
      description =
          "Validate the complete file first, and send nothing if a row is not a transaction.")
  private boolean strict;

  @Mixin private FormOptions form;

  @Option(names = "--rate", paramLabel = "N", description = "Maximum transactions per second.")
  private int rate;

  @Option(
      names = "--wait",
      description = "Wait until all transactions are applied, and report quarantined ones.")
  private boolean wait;

  @Mixin private AllowedRejections allowed;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SendBounds.requireAtLeast(0, rate, "--rate", spec);
    allowed.check();
    var input = new InputFile(file);
    if (strict) {
      requireFile(input);
      StrictCheck.requireAllValid(input, Optional.ofNullable(format), err());
    }
    var refusals = new RefusedInput(err(), input.name());
    try (var opened = input.open()) {
      send(lines(InputFormat.withoutByteOrderMark(opened), input, refusals), input, refusals);
    }
    refusals.failOnAny();
    return 0;
  }

  private void requireFile(InputFile input) {
    if (input.isStandardInput()) {
      throw new ParameterException(
          spec.commandLine(), "--strict reads its input twice: name a file instead of -");
    }
  }

  /**
   * JSON is sent unchanged, whatever it contains, because the pipeline validates it. CSV is
   * converted to JSON here.
   */
  private LineSource lines(BufferedInputStream opened, InputFile input, RefusedInput refusals)
      throws IOException {
    return switch (format == null ? InputFormat.detect(opened) : format) {
      case NDJSON -> new LineReader(opened);
      case CSV -> {
        var rows = CsvTransactions.open(opened, input.name());
        tellUnknown(rows.unknownColumns());
        yield new TransactionLines(rows, refusals);
      }
    };
  }

  private void send(LineSource lines, InputFile input, RefusedInput refusals)
      throws InterruptedException {
    var cloud = where.open();
    var schemaId = form.schemaId(cloud, "Transaction");
    var packer = KeyedPacker.transactions(refusals, form.form(), schemaId);
    var sending = new SendSession(cloud, SendTarget.TRANSACTIONS, input.name(), err());
    var sender = sending.send(lines, packer, new RateLimiter(rate), wait);
    tellUnreadable(packer.unreadable());
    if (wait) {
      sending.await(sender, packer, _ -> "").requireShareUpTo(allowed.share());
    }
  }

  private void tellUnknown(List<String> columns) {
    if (!columns.isEmpty()) {
      err().println("Ignored columns, unknown in transactions: " + columns);
      err().flush();
    }
  }

  private void tellUnreadable(long lines) {
    if (lines > 0) {
      err()
          .printf(
              "%,d lines have no readable user. They were sent with the partition key %s<line> and"
                  + " quarantined:%nweir quarantine list --prefix transactions/%n",
              lines, KeyedPacker.UNREADABLE);
      err().flush();
    }
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
