package dev.weir.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of docs/local-cloud.md states the outcome of each scenario here. */
class RecordedScenariosTest {

  private static final String HEADER = "| scenario | recorded on AWS | here |";

  @Test
  void the_table_of_recorded_scenarios_states_what_happens_here() throws IOException {
    var rows =
        RecordedScenarios.all().stream().map(RecordedScenarios.RecordedScenario::row).toList();

    assertThat(documented())
        .as("rows of docs/local-cloud.md, which must be:\n%s\n", String.join("\n", rows))
        .isEqualTo(rows);
  }

  private static List<String> documented() throws IOException {
    var page = Path.of(System.getProperty("weir.home"), "docs", "local-cloud.md");
    return Files.readAllLines(page).stream()
        .dropWhile(line -> !line.equals(HEADER))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }
}
