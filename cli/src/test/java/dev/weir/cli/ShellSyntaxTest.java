package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellSyntaxTest {

  private static final String AWKWARD = "it's \"$HOME\" `id` \\ end";

  @Test
  void a_shell_reads_the_value_as_it_is() throws IOException {
    var script = ShellSyntax.SH.set("WEIR_TEST", AWKWARD) + "; printf %s \"$WEIR_TEST\"";

    assertThat(run("/bin/sh", "-c", script)).isEqualTo(AWKWARD);
  }

  @Test
  void a_removed_variable_is_gone() throws IOException {
    var lines = String.join("; ", ShellSyntax.SH.remove(List.of("A", "B")));

    assertThat(run("/bin/sh", "-c", "A=1; B=2; " + lines + "; printf %s \"$A$B\"")).isEmpty();
  }

  @Test
  void other_shells_have_their_own_quotes() {
    assertThat(ShellSyntax.POWERSHELL.set("A", "it's")).isEqualTo("$env:A = 'it''s'");
    assertThat(ShellSyntax.FISH.set("A", "it's \\")).isEqualTo("set -gx A 'it\\'s \\\\'");
  }

  private static String run(String... command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
