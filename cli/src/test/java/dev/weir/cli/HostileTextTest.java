package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.ForeignText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands display text from elsewhere, which must neither control the terminal nor end the
 * command.
 */
class HostileTextTest {

  private static final String HOSTILE = "\u001b[2J\u009b31m\u202e |@@|zzz x @|red y|@ %n%s";

  @TempDir private Path home;

  @Test
  void a_log_is_shown_and_steers_nothing() throws IOException {
    var log = Files.writeString(home.resolve("access.log"), HOSTILE + "\n");

    var run = Run.in(home, "formats", "explain", log.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("|@@|zzz x @|red y|@ %n%s");
    steersNothing(run);
  }

  @Test
  void a_wrong_argument_is_quoted_and_steers_nothing() {
    var run = Run.in(home, "errors", "--" + HOSTILE);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("|@@|zzz x");
    steersNothing(run);
  }

  @Test
  void a_file_name_is_quoted_and_steers_nothing() {
    var run = Run.in(home, "formats", "explain", home.resolve(HOSTILE).toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("|@@|zzz x");
    steersNothing(run);
  }

  private static void steersNothing(Run run) {
    assertThat((run.out() + run.err()).codePoints().filter(c -> c != '\n'))
        .allMatch(ForeignText::isHarmless);
  }
}
