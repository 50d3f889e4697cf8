package dev.weir.cli.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.Interruption;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir doctor}: reports problems, their causes and remedies. */
@Command(
    name = "doctor",
    description = {
      "Diagnose each pipeline: whether it is healthy and, if not, the cause with its evidence, the"
          + " time left until records are lost, and the remedy.",
      "Reads the metrics of the local cloud or, with --aws, of CloudWatch. Exits with 1 if a"
          + " pipeline is unhealthy."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir doctor",
      "  weir doctor --watch",
      "  weir doctor --json | jq .verdict",
      "  weir doctor --aws --stage prod"
    })
public final class DoctorCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--json",
      description = "Print JSON lines: one object per pipeline, with the signals.")
  private boolean json;

  @Option(
      names = "--watch",
      arity = "0..1",
      paramLabel = "D",
      fallbackValue = "PT5S",
      description = "Repeat at this interval until Ctrl-C. Default: PT5S.")
  private Duration watch;

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (watch == null) {
      return examineAll();
    }
    if (!watch.isPositive()) {
      throw new ParameterException(
          spec.commandLine(), "--watch=" + watch + ": give a duration such as PT5S.");
    }
    try (var interruption = new Interruption()) {
      int code;
      do {
        if (!json) {
          spec.commandLine()
              .getOut()
              .println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
        }
        code = examineAll();
      } while (!interruption.await(watch));
      return code;
    }
  }

  private int examineAll() {
    var well = true;
    for (var signals : SignalCollector.all(where)) {
      var diagnosis = diagnosis(signals);
      well &= diagnosis.isWell();
      print(diagnosis, signals);
    }
    spec.commandLine().getOut().flush();
    return well ? ExitCode.OK : ExitCode.FAILED;
  }

  private Diagnosis diagnosis(Signals signals) {
    var diagnosis = Diagnosis.of(signals);
    return where.isAws() ? diagnosis : LocalRemedies.in(diagnosis, signals);
  }

  private void print(Diagnosis diagnosis, Signals signals) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(DiagnosisJson.write(diagnosis, JSON.valueToTree(signals)));
    } else {
      DiagnosisText.lines(diagnosis).forEach(out::println);
    }
  }
}
