package dev.weir.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables of docs/local-cloud.md state the outcome of each scenario here. */
class RecordedScenariosTest {

  @Test
  void the_table_of_kinesis_streams_states_what_happens_here() throws IOException {
    check("### Kinesis streams", RecordedStreamScenarios.all());
  }

  @Test
  void the_table_of_table_streams_states_what_happens_here() throws IOException {
    check("### Table streams", RecordedTableScenarios.all());
  }

  private static void check(String heading, List<RecordedScenario> scenarios) throws IOException {
    var rows = scenarios.stream().map(RecordedScenario::row).toList();

    assertThat(documented(heading))
        .as("rows of docs/local-cloud.md, which must be:\n%s\n", String.join("\n", rows))
        .isEqualTo(rows);
  }

  private static List<String> documented(String heading) throws IOException {
    var page = Path.of(System.getProperty("weir.home"), "docs", "local-cloud.md");
    return Files.readAllLines(page).stream()
        .dropWhile(line -> !line.equals(heading))
        .dropWhile(line -> !line.startsWith("|"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }
}
