package dev.weir.cli.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.CommandFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir invoke}: passes a handwritten event to a function of the local cloud. */
@Command(
    name = "invoke",
    description =
        "Invoke a function of the local cloud with an event from a file and print its response.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir invoke outbox event.json",
      "  echo '{}' | weir invoke outbox -",
      "On AWS: aws lambda invoke --function-name NAME --payload fileb://event.json answer.json"
    })
public final class InvokeCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(paramLabel = "FUNCTION", description = "Function name or part of it.")
  private String function;

  @Parameters(paramLabel = "EVENT.json", description = "File with the event; - for standard input.")
  private String file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var event = event();
    var found = LocalFunctions.find(function);
    var outcome = LocalFunctions.invoke(found, event);
    if (outcome.has("error")) {
      throw new CommandFault(
          found.name() + " failed: " + outcome.path("error").asText(),
          "See its log: weir logs " + found.name());
    }
    var out = spec.commandLine().getOut();
    out.println(outcome.path("payload").asText());
    out.flush();
    return 0;
  }

  private JsonNode event() throws IOException {
    var bytes = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
    try {
      var event = JSON.readTree(bytes);
      if (event == null || event.isMissingNode()) {
        throw new CommandFault(file + " is empty.", "Give the event as JSON, such as {}.");
      }
      return event;
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw new CommandFault(
          "%s is not JSON: line %d, column %d: %s"
              .formatted(file, place.getLineNr(), place.getColumnNr(), e.getOriginalMessage()),
          "Give the event as JSON, such as {}.");
    }
  }
}
