package dev.weir.cli.quality;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir label}: records whether a transaction was fraud. */
@Command(
    name = "label",
    description = {
      "Label a transaction as fraud or ok in a CSV file, with which weir backtest transactions and"
          + " weir rules quality compare alerts.",
      "The last label of a transaction wins."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir label u-4711 t-90217 fraud",
      "  weir label u-4711 t-90218 ok --labels labels.csv",
      "  weir rules quality --labels labels.csv"
    })
public final class LabelCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "USER", description = "User id.")
  private String user;

  @Parameters(index = "1", paramLabel = "TXN", description = "Transaction id.")
  private String transaction;

  @Parameters(index = "2", paramLabel = "LABEL", description = "fraud or ok.")
  private String label;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      defaultValue = "labels.csv",
      description = "CSV file of " + Labels.HEADER + ". Default: ${DEFAULT-VALUE}.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!Labels.isLabel(label)) {
      throw new ParameterException(
          spec.commandLine(), "Unknown label " + label + ": give fraud or ok.");
    }
    try {
      if (Files.exists(file)) {
        Labels.read(file); // never append to another kind of file
      } else {
        Files.writeString(file, Labels.HEADER + "\n");
      }
      Files.writeString(
          file,
          "%s,%s,%s%n".formatted(CsvText.cell(user), CsvText.cell(transaction), label),
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new CommandFault(
          file + " can't be written: " + e.getMessage(), "Name another file with --labels.");
    }
    return ExitCode.OK;
  }
}
