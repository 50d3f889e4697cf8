package dev.weir.rehearsal.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.ExitCode;
import dev.weir.local.units.UsageUnit;
import dev.weir.rehearsal.prices.UnitPrices;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SemanticsCommandTest {

  /** A write unit costs a dollar, everything else nothing. */
  private static final UnitPrices PRICES =
      new UnitPrices() {
        @Override
        public String region() {
          return "somewhere";
        }

        @Override
        public double usd(UsageUnit unit, double quantity) {
          return unit == UsageUnit.WRITES ? quantity : 0;
        }
      };

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new SemanticsCommand(() -> PRICES))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void one_table_has_a_row_for_each_pipeline_and_semantics() {
    assertThat(run("--runs", "3", "--seed", "11")).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines())
        .contains("First seed 11, 3 runs a row")
        .anyMatch(line -> line.matches("access logs +exactly-once +0 +0 +.*"))
        .anyMatch(line -> line.matches("access logs +at-least-once +0 +[1-9].*"))
        .anyMatch(line -> line.matches("access logs +at-most-once +[1-9].*"))
        .anyMatch(line -> line.matches("transactions +exactly-once +0 +0 +.*"));
  }

  @Test
  void the_table_is_json_where_that_is_asked_for() throws Exception {
    assertThat(run("--runs", "2", "--json")).isEqualTo(ExitCode.OK);
    var json = new ObjectMapper().readTree(out.toString());
    assertThat(json.get("rows")).hasSize(6);
    assertThat(json.get("kept").asBoolean()).isTrue();
    assertThat(json.at("/rows/0/semantics").asText()).isEqualTo("exactly-once");
    var unitsPerThousand = json.at("/rows/0/writeUnitsPerThousand").asDouble();
    assertThat(unitsPerThousand).isPositive();
    assertThat(json.at("/rows/0/dollarsPerMillion").asDouble())
        .isCloseTo(1_000 * unitsPerThousand, within(0.001));
  }

  @Test
  void a_number_of_runs_that_makes_no_table_is_refused() {
    assertThat(run("--runs", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--runs is 0; give 1 to 1000000");
  }
}
