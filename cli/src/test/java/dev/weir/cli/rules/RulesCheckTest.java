package dev.weir.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Run;
import dev.weir.client.ExitCode;
import dev.weir.transactions.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCheckTest {

  @TempDir Path home;

  @Test
  void a_rule_set_is_shown_as_changes_from_the_built_in_rules() throws IOException {
    var run =
        check(
            """
            {"rules":{"VELOCITY":{"count":20,"mode":"shadow"},
             "NEW_LOCATION_SPREE":{"threshold":{"JPY":"75000"}}}}
            """);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .anyMatch(line -> line.contains("rules.VELOCITY.count: 10 -> 20"))
        .anyMatch(line -> line.contains("rules.VELOCITY.mode: on -> shadow"))
        .anyMatch(line -> line.contains("rules.NEW_LOCATION_SPREE.threshold.JPY: (none) -> 75000"))
        .hasSize(4);
  }

  @Test
  void all_problems_are_reported_together_with_their_paths() throws IOException {
    var run = check("{\"latenes\":\"PT5M\",\"rules\":{\"VELOCITY\":{\"count\":0}}}");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err())
        .contains("rules.json")
        .contains("latenes = ")
        .contains("rules.VELOCITY.count")
        .contains("docs/transactions.md");
  }

  @Test
  void machines_get_the_problems_as_a_list() throws IOException {
    var run = check("{\"latenes\":\"PT5M\"}", "--json");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out())
        .contains("\"valid\":false")
        .contains("\"problems\":[{\"key\":\"latenes\",");
  }

  @Test
  void the_built_in_rules_differ_in_nothing() throws IOException {
    var run = check(RuleSet.defaults().toJson());

    assertThat(run.out()).contains("equals the built-in rules");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    var run = Run.in(home, "rules", "check", home.resolve("nowhere.json").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("nowhere.json").doesNotContain("Exception");
  }

  private Run check(String document, String... options) throws IOException {
    var file = Files.writeString(home.resolve("rules.json"), document).toString();
    return options.length == 0
        ? Run.in(home, "rules", "check", file)
        : Run.in(home, "rules", "check", file, options[0]);
  }
}
