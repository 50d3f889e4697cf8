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

/** {@code weir doctor}: what is wrong, why, and what to do. */
@Command(
    name = "doctor",
    description = {
      "Say for each pipeline whether it is healthy and, if not, what the cause is, with the "
          + "figures that speak for it, the time left until records are lost, and what to do.",
      "Reads metrics: of the local cloud, or of CloudWatch with --aws. Ends with 1 where "
          + "something is wrong."
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

  @Option(names = "--json", description = "One JSON object a pipeline, with the signals.")
  private boolean json;

  @Option(
      names = "--watch",
      arity = "0..1",
      paramLabel = "D",
      fallbackValue = "PT5S",
      description = "Look again every so often, until Ctrl-C. Every five seconds if none is given.")
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
          spec.commandLine(), "--watch is " + watch + "; give a duration such as PT5S");
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
