package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.ExitCode;
import dev.weir.client.terminal.Printer;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

  // To be looked at and never run: each takes a while to assemble.
  private static final CommandLine SILENT =
      Main.commandLine(
          Printer.ofResults(Writer.nullWriter()), Printer.ofMessages(Writer.nullWriter()));

  @TempDir Path home;

  static Stream<List<String>> commands() {
    return commandsBelow(SILENT, List.of());
  }

  private static Stream<List<String>> commandsBelow(CommandLine command, List<String> words) {
    var below =
        command.getSubcommands().entrySet().stream()
            .flatMap(entry -> commandsBelow(entry.getValue(), with(words, entry.getKey())));
    return Stream.concat(Stream.of(words), below);
  }

  private static List<String> with(List<String> words, String word) {
    return Stream.concat(words.stream(), Stream.of(word)).toList();
  }

  @Test
  void faults_are_listed_even_without_a_cloud() {
    var run = Run.in(home, "inject", "list");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("slow-table", "1,500 ms", "SLOW_SINK", "HOT_SHARD");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_explains_itself(List<String> words) {
    var run = Run.in(home, with(words, "--help").toArray(String[]::new));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains(("Usage: weir " + String.join(" ", words)).strip());
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_list_of_commands_has_a_complete_sentence_for_each(List<String> words) {
    var command = SILENT;
    for (var word : words) {
      command = command.getSubcommands().get(word);
    }
    var usage = command.getCommandSpec().usageMessage();

    assertThat(usage.description()).isNotEmpty();
    assertThat(usage.description()[0]).matches("[A-Z].*\\.");
  }

  @Test
  void examples_of_the_root_are_not_those_of_a_command() {
    assertThat(Run.in(home, "--help").out()).contains("Start with:");
    assertThat(Run.in(home, "status", "--help").out()).doesNotContain("Start with:");
  }

  @Test
  void every_option_is_explained_by_a_complete_sentence() {
    var descriptions =
        allCommands(SILENT)
            .flatMap(command -> command.getCommandSpec().options().stream())
            .map(option -> option.longestName() + " " + String.join(" ", option.description()));

    assertThat(descriptions).allMatch(text -> text.matches("--?[a-z-]+ \\S.*[.}]"));
  }

  private static Stream<CommandLine> allCommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(CommandLineTest::allCommands));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100})
  void no_line_of_help_is_wider_than_the_terminal(int width) {
    assertThat(allCommands(SILENT))
        .allSatisfy(
            command -> {
              command.setUsageHelpWidth(width);
              assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF).lines())
                  .allMatch(line -> line.length() <= width);
            });
  }

  @Test
  void help_takes_the_width_of_the_terminal_within_limits() {
    assertThat(List.of(Main.helpWidth(40), Main.helpWidth(100), Main.helpWidth(300)))
        .containsExactly(60, 100, 120);
    assertThat(Main.helpWidth(Integer.MAX_VALUE)).isEqualTo(80);
  }

  @Test
  void every_command_that_prints_a_table_can_print_it_complete() {
    assertThat(commands().map(words -> String.join(" ", words)).filter(CommandLineTest::hasWide))
        .contains(
            "errors",
            "alerts",
            "quarantine list",
            "decisions",
            "risk",
            "status",
            "feeds",
            "market marks",
            "market halts",
            "rules quality",
            "backtest access-logs",
            "backtest transactions");
  }

  private static boolean hasWide(String words) {
    var command = SILENT;
    for (var word : words.split(" ", -1)) {
      command = word.isEmpty() ? command : command.getSubcommands().get(word);
    }
    return command.getCommandSpec().findOption("--wide") != null;
  }

  @Test
  void without_a_command_it_shows_the_state_and_the_next_steps() {
    var run = Run.in(home);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("No local cloud is running.").contains("weir up --detach");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "send access-logs",
        "send transactions",
        "errors",
        "alerts",
        "profile",
        "rules apply",
        "backtest transactions",
        "inject",
        "price",
        "plan",
        "switch",
        "check",
        "send sample",
        "status",
        "risk",
        "decisions",
        "market marks",
        "market halts",
        "quarantine list",
        "quarantine show",
        "rules quality",
        "backtest access-logs",
        "archive export",
        "archive verify",
        "completion"
      })
  void what_people_start_with_has_examples(String words) {
    var run = Run.in(home, (words + " --help").split(" ", -1));

    assertThat(run.out()).contains("Examples:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "down",
        "errors",
        "errors --json",
        "errors --projection v2",
        "quarantine list --projection v2",
        "feeds",
        "feeds --regions us-east-1,us-east-2",
        "alerts",
        "decisions",
        "decisions --replay",
        "archive verify",
        "archive export transactions",
        "archive export market",
        "archive export market --region us-east-2 --raw",
        "rebuild access-logs --projection v2",
        "market marks",
        "market halts",
        "market release 7",
        "market halt growth --actor kim --reason rumour",
        "market void A@XNAS --actor kim --reason typo",
        "market accept A@XNAS 2026-11-23/7 --actor kim --reason crash",
        "quarantine list --prefix market/",
        "alerts --follow",
        "rules show",
        "rules show --version 2 --json",
        "profile u-17",
        "plan",
        "switch",
        "alerts --type VELOCITY --user u-17 --shadow",
        "quarantine list",
        "quarantine show some-key",
        "send sample",
        "send sample --pipeline market",
        "inject slow-table",
        "inject slow-table --pipeline market --step delivery --region us-east-2",
        "inject clear"
      })
  void without_a_cloud_a_command_explains_how_to_start_one(String words) {
    var run = Run.in(home, words.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_RUNNING);
    assertThat(run.err()).contains("No local cloud is running").contains("weir up");
    assertThatNoTraceIsShown(run);
  }

  @Test
  void the_market_is_not_rebuilt_and_the_command_says_why() {
    var run = Run.in(home, "rebuild", "market", "--projection", "v2");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("market can't be rebuilt", "docs/archive.md", "docs/market-recovery.md");
    assertThatNoTraceIsShown(run);
  }

  @Test
  void the_market_has_no_table_for_sql() {
    var run = Run.in(home, "archive", "export", "market", "--table");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("market has no table; give access-logs or transactions");
    assertThatNoTraceIsShown(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"access-logs", "transactions"})
  void sending_without_a_cloud_explains_how_to_start_one(String what) throws IOException {
    var input = Files.writeString(home.resolve("input"), "a line\n");

    var run = Run.in(home, "send", what, input.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_RUNNING);
    assertThat(run.err()).contains("No local cloud is running").contains("weir up");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "errrors",
        "send",
        "send acess-logs",
        "quarantine",
        "quarantine show",
        "errors --form 15m",
        "errors --from yesterday",
        "errors --json --csv",
        "errors --from 1h --to 2h",
        "errors --projection a#b",
        "archive verify --from 1h --to 2h",
        "archive verify --from 2026-11-23 --to 2026-11-23",
        "archive export transactions --from 1h --to 2h",
        "backtest transactions --archive --from 1h --to 2h",
        "decisions --replay --from 1h --to 2h",
        "quarantine list --projection archive",
        "rebuild access-logs --projection a#b",
        "rebuild access-logs --projection archive",
        "rebuild access-logs --projection rebuild",
        "rebuild access-logs --projection ",
        "rebuild transactions --projection v2-at-least-once",
        "rebuild transactions --projection v2 --from 2999-01-01",
        "rebuild transactions --projection v2 --quarantine 4967",
        "alerts --limit 0",
        "alerts --limit many",
        "alerts --follow --shadow",
        "decisions --follow --replay",
        "decisions --from 1h",
        "alerts --type VELOCTY",
        "quarantine list --limit -1",
        "send access-logs --lines-per-record 0 -",
        "send access-logs --rate -1 -",
        "send access-logs one two",
        "send transactions --rate -1 -",
        "send transactions one two",
        "check",
        "price --lines many",
        "price --lines -1/s",
        "price --lines-per-record 0",
        "price --assume nothing=1",
        "price --assume services=-1",
        "rules",
        "rules check",
        "rules apply",
        "profile",
        "rules show --version two",
        "backtest",
        "backtest transactions",
        "backtest transactions payments.csv --limit 0",
        "send transactions --strict -",
        "send transactions --format xml -",
        "up --instances some",
        "demo --seconds 1",
        "demo --rate 1000000",
        "send sample --rate 0",
        "send sample --for PT0S",
        "send sample --pipeline nowhere",
        "feeds --regions us-east-1",
        "feeds --regions us-east-1,us-east-1",
        "feeds --region us-east-1 --regions us-east-1,us-east-2",
        "inject",
        "inject fire",
        "inject slow-table --strength 0",
        "inject throttle --strength 1.5",
        "inject slow-function --step risk",
        "inject slow-function --pipeline market --step nowhere",
        "inject surge --pipeline market --step risk",
        "inject surge --region us-east-1",
        "send sample --pipeline market --aws",
        "inject slow-table --for PT2H",
        "inject slow-table --many-keys",
        "inject slow-table --pipeline nowhere"
      })
  void a_usage_error_takes_a_line_or_two(String words) {
    var run = Run.in(home, words.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("weir: ");
    assertThat(run.err().lines().count()).isBetween(2L, 4L);
    assertThatNoTraceIsShown(run);
  }

  @Test
  void a_mistyped_command_is_answered_with_the_likely_one() {
    assertThat(Run.in(home, "staus").err()).contains("status");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access-logs", "transactions"})
  void a_file_that_is_not_there_is_named(String what) {
    var run = Run.in(home, "send", what, home.resolve("nowhere.log").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("nowhere.log");
    assertThatNoTraceIsShown(run);
  }

  @Test
  void a_folder_is_not_a_log() {
    var run = Run.in(home, "send", "access-logs", home.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains(home.toString());
    assertThatNoTraceIsShown(run);
  }

  @Test
  void a_file_that_only_pretends_to_be_gzip_is_named() throws IOException {
    var log = Files.writeString(home.resolve("access.log.gz"), "a line\n");

    var run = Run.in(home, "send", "access-logs", log.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("access.log.gz").contains("gzip");
    assertThatNoTraceIsShown(run);
  }

  @Test
  void a_state_that_a_killed_cloud_has_left_counts_as_nothing_running() throws IOException {
    Files.createDirectories(home.resolve(".weir"));
    Files.writeString(
        home.resolve(".weir").resolve("cloud.json"),
        """
        {"pid": 999999999, "startedAt": "2026-01-01T00:00:00Z", "region": "eu-west-1",
         "endpoints": {}, "outputs": {}, "parts": []}
        """);

    assertThat(Run.in(home, "status").exitCode()).isEqualTo(ExitCode.NOT_RUNNING);
  }

  private static void assertThatNoTraceIsShown(Run run) {
    assertThat(run.err()).doesNotContain("\tat ").doesNotContain("Exception");
  }

  @Test
  void the_version_is_that_of_the_jar() {
    assertThat(PackagedVersion.text("1.2.3")).isEqualTo("weir 1.2.3");
    assertThat(Run.in(home, "--version").out()).isEqualTo("weir, not packaged\n");
  }
}
