package dev.weir.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.samples.MarketSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceFilesTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    file("fx.csv", "currency,rate", "USD,1", "EUR,1.08");
    file(
        "instruments.csv",
        "symbol,name,asset_class,currency,multiplier,r1,r2",
        "A,\"A, Inc.\",equity,USD,1,0.01,-0.02",
        "B,B,equity,EUR,10,0,0.5");
    file("positions.csv", "portfolio,symbol,quantity,average_cost", "p,A,100,9.5", "p,B,-3,20");
    file(
        "limits.csv",
        "portfolio,gross,net,value_at_risk,expected_shortfall,single_name,daily_loss",
        "p,1000000,,,,0.9,5000");
  }

  private void file(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }

  private List<String> problems() {
    var problems = new Problems();
    assertThat(ReferenceFiles.read(folder, problems).isEmpty()).isEqualTo(!problems.isEmpty());
    return problems.all();
  }

  @Test
  void right_files_make_a_set() {
    var set = ReferenceFiles.read(folder, new Problems()).orElseThrow();
    assertThat(set.instruments()).extracting("symbol").containsExactly("A", "B");
    assertThat(set.instruments().getFirst().returns()).containsExactly(0.01, -0.02);
    assertThat(set.positions()).hasSize(2);
    assertThat(set.limits().get("p").most()).hasSize(3);
    assertThat(set.sessions()).isEmpty();
  }

  @Test
  void a_made_up_market_is_read_whole() throws IOException {
    var sample = MarketSample.of(1, Instant.parse("2026-11-23T10:00:00Z"), 2_000, 100);
    sample.reference().write(folder);
    var set = ReferenceFiles.read(folder, new Problems()).orElseThrow();
    assertThat(set.instruments()).hasSize(300);
    assertThat(set.sessions()).isNotEmpty();
  }

  @Test
  void a_file_that_is_not_there_and_a_header_that_is_wrong_are_told() throws IOException {
    Files.delete(folder.resolve("limits.csv"));
    file("positions.csv", "portfolio,symbol,amount,average_cost");
    assertThat(problems())
        .anySatisfy(problem -> assertThat(problem).startsWith("limits.csv: is not there"))
        .anySatisfy(
            problem ->
                assertThat(problem).isEqualTo("positions.csv, line 1: lacks the column quantity"))
        .anySatisfy(
            problem ->
                assertThat(problem).startsWith("positions.csv, line 1: has the column amount"));
  }

  @Test
  void all_that_is_wrong_is_told_with_its_line() throws IOException {
    file(
        "instruments.csv",
        "symbol,name,asset_class,currency,multiplier,r1",
        "A,A,equity,USD,1,abc",
        "A,A,equity,GBP,0,0.1",
        "A@,A,equity,USD,1");
    file(
        "positions.csv",
        "portfolio,symbol,quantity,average_cost",
        "p,A,1e9,1",
        "p,A,1,-1",
        "p q,C,1,1");
    file(
        "limits.csv",
        "portfolio,gross,net,value_at_risk,expected_shortfall,single_name,daily_loss",
        "x,0,,,,,");
    file("sessions.csv", "venue,session,opens_at,closes_at", "X,monday,today,tomorrow");
    assertThat(problems())
        .extracting(problem -> problem.replaceFirst(": .*", ""))
        .containsExactlyInAnyOrder(
            "instruments.csv, line 2",
            "instruments.csv, line 3",
            "instruments.csv, line 3",
            "instruments.csv, line 3",
            "instruments.csv, line 4",
            "positions.csv, line 2",
            "positions.csv, line 3",
            "positions.csv, line 3",
            "positions.csv, line 4",
            "positions.csv, line 4",
            "limits.csv, line 2",
            "limits.csv, line 2",
            "sessions.csv, line 2");
  }
}
