package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {

  private static final Path BASH = Path.of("/bin/bash");

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

  private String complete(String line) throws IOException {
    var words = line.split(" ", -1);
    return bash(
        "COMP_WORDS=(%s); COMP_CWORD=%d; _complete_weir; echo \"${COMPREPLY[@]}\""
            .formatted(line, words.length - 1));
  }

  private String bash(String commands) throws IOException {
    var process =
        new ProcessBuilder(BASH.toString(), "-c", "source '" + script + "'; " + commands)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
