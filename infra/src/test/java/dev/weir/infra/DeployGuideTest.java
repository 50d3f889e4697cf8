package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.metrics.dashboard.Alarms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeployGuideTest {
  private static final Pattern SETTING_ROW =
      Pattern.compile("(?m)^\\| `([A-Za-z]+)` \\|.*\\|.*\\|");
  private static final Pattern OUTPUT_CELL = Pattern.compile("`([A-Z][A-Za-z]+)`");

  private final String guide = read();

  @Test
  void its_table_has_every_setting_and_no_other() {
    Set<String> described = new TreeSet<>();
    SETTING_ROW
        .matcher(section("## Settings", "### What a stage means"))
        .results()
        .forEach(row -> described.add(row.group(1)));
    assertThat(described).containsExactlyElementsOf(StackContext.contextKeys());
  }

  @Test
  void its_table_has_every_output_and_no_other() {
    Set<String> described = new TreeSet<>();
    OUTPUT_CELL
        .matcher(section("| output |", "The command finds"))
        .results()
        .forEach(cell -> described.add(cell.group(1)));
    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Synthesised.with(
                    Map.of("regions", "us-east-1,us-east-2", "archive", "s3", "archiveDays", "30"))
                .outputs()
                .keySet());
  }

  @Test
  void what_it_says_alarms_cost_is_for_as_many_as_there_are() {
    var reading = new Alarms.SourceTiming(Duration.ofDays(7), Duration.ZERO);
    var all = Alarms.all(reading).size();
    var inEachRegion = Alarms.market(reading).size();
    var archive =
        Alarms.accessLogsArchive(reading).size() + Alarms.transactionsArchive(reading).size();
    var inBoth =
        Alarms.ticksArchive(reading).size() + Alarms.decisionsArchive(Duration.ZERO).size();
    assertThat(guide.replaceAll("\\s+", " "))
        .contains(
            "%d alarms (%d more for each Region, %d more with `archive=s3`, and %d more for each Region with both)"
                .formatted(all - inEachRegion - archive - inBoth, inEachRegion, archive, inBoth));
  }

  private String section(String from, String to) {
    int start = guide.indexOf(from);
    return guide.substring(start, guide.indexOf(to, start));
  }

  private static String read() {
    try {
      return Files.readString(Path.of(System.getProperty("weir.home"), "docs", "DEPLOY.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
