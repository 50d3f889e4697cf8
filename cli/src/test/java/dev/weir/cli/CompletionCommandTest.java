package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {

  private static final Path BASH = Path.of("/bin/bash");
  private static final List<Path> ZSH = List.of(Path.of("/bin/zsh"), Path.of("/usr/bin/zsh"));

  @TempDir private Path home;

  private Path script;

  @BeforeEach
  void write() throws IOException {
    assumeTrue(Files.isExecutable(BASH), "needs bash");
    var run = Run.in(home, "completion");
    assertThat(run.exitCode()).isZero();
    script = Files.writeString(home.resolve("completion.sh"), run.out());
  }

  @Test
  void a_command_is_completed() throws IOException {
    assertThat(complete("weir quar")).isEqualTo("quarantine");
  }

  @Test
  void an_option_of_a_command_below_another_is_completed() throws IOException {
    assertThat(complete("weir quarantine replay --dry")).isEqualTo("--dry-run");
  }

  @Test
  void the_command_of_a_checkout_is_completed_too() throws IOException {
    assertThat(bash("complete -p ./weir")).contains("-F _complete_weir");
  }

  @Test
  void options_of_tables_and_times_are_completed() throws IOException {
    assertThat(complete("weir errors --wi")).isEqualTo("--wide");
    assertThat(complete("weir alerts --ut")).isEqualTo("--utc");
  }

  @Test
  void bash_accepts_every_line() throws IOException {
    assertThat(output(BASH, "-n", script.toString())).isEmpty();
  }

  @Test
  void zsh_accepts_every_line() throws IOException {
    assertThat(output(zsh(), "-n", script.toString())).isEmpty();
  }

  @Test
  void zsh_is_offered_the_commands_and_options_that_may_follow() throws IOException {
    assertThat(candidatesInZsh("weir quarantine ''")).containsExactly("list", "show", "replay");
    assertThat(candidatesInZsh("weir quarantine replay --d"))
        .contains("--dry-run")
        .doesNotContain("--follow");
  }

  // Only zsh's line editor selects those that begin with the word.
  private List<String> candidatesInZsh(String line) throws IOException {
    var words = line.split(" ", -1);
    var reply =
        output(
            zsh(),
            "-f",
            "-c",
            "autoload -U +X compinit && compinit -D -u && autoload -U +X bashcompinit"
                + " && bashcompinit; source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d;"
                    .formatted(script, line, words.length - 1)
                + " setopt ksharrays; _complete_weir; print -r -- ${COMPREPLY[@]}");
    return List.of(reply.split("\\s+"));
  }

  private static Path zsh() {
    var installed = ZSH.stream().filter(Files::isExecutable).findFirst();
    assumeTrue(installed.isPresent(), "needs zsh");
    return installed.get();
  }

  private String complete(String line) throws IOException {
    var words = line.split(" ", -1);
    return bash(
        "COMP_WORDS=(%s); COMP_CWORD=%d; _complete_weir 2>/dev/null; echo \"${COMPREPLY[@]}\""
            .formatted(line, words.length - 1));
  }

  // Outside of a completion, bash complains that some commands do nothing.
  private String bash(String commands) throws IOException {
    return output(BASH, "-c", "source '" + script + "'; " + commands);
  }

  private String output(Path shell, String... arguments) throws IOException {
    var command = Stream.concat(Stream.of(shell.toString()), Stream.of(arguments)).toList();
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    try (var output = builder.start().getInputStream()) {
      return new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
