package dev.weir.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The output that reaches a terminal, and the behaviour when nothing can be written. */
class PrinterTest {

  private static final String HOSTILE =
      "\u001b[2J\u001b]0;title\u0007 \u009b31m \u202egnp.exe \r\b \uDB40\uDC41 |@@|zzz x";

  private final StringWriter written = new StringWriter();
  private final Printer out = Printer.ofResults(written);

  @Test
  void terminal_control_sequences_are_removed() {
    out.println(HOSTILE);
    out.print(HOSTILE);
    out.printf("%s|%5d%n", HOSTILE, 1);
    out.write(HOSTILE);
    out.append(HOSTILE).flush();

    assertThat(written.toString())
        .contains("|@@|zzz x")
        .matches(text -> text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')));
  }

  @Test
  void an_argument_of_a_format_is_one_line() {
    out.printf("host %s%n", "a\nALERT all is well");
    out.flush();

    assertThat(written.toString().lines()).containsExactly("host a?ALERT all is well");
  }

  @Test
  void json_keeps_its_meaning() throws IOException {
    var json = new ObjectMapper();
    var node = json.createObjectNode().put("host", HOSTILE);

    out.println(node);
    out.flush();

    assertThat(written.toString()).doesNotContain("\u009b", "\u202e");
    assertThat(json.readTree(written.toString())).isEqualTo(node);
  }

  @Test
  void text_of_any_script_is_shown_as_it_is() {
    out.println("Café 東京 Ωμέγα \uD83D\uDE80");
    out.flush();

    assertThat(written.toString()).isEqualToIgnoringNewLines("Café 東京 Ωμέγα \uD83D\uDE80\n");
  }

  @Test
  void digits_are_the_same_in_every_locale() {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.of("ar", "EG"));
    try {
      out.printf("%,d %.1f%n", 1_234, 0.5);
      out.flush();
    } finally {
      Locale.setDefault(before);
    }

    assertThat(written.toString()).startsWith("1,234 0.5");
  }

  @Test
  void results_that_can_not_be_written_are_a_failure_and_messages_are_not() {
    var results = Printer.ofResults(new Unwritable("No space left on device"));
    var messages = Printer.ofMessages(new Unwritable("No space left on device"));
    results.print("counts");
    messages.println("hint");

    assertThatThrownBy(results::requireWritten)
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining("can't be written: No space left on device");
    assertThatThrownBy(() -> results.println("more")).isInstanceOf(CommandFault.class);
    assertThatCode(messages::requireWritten).doesNotThrowAnyException();
  }

  @Test
  void a_reader_that_has_ended_is_told_from_a_full_disk() {
    assertThat(endOf("No space left on device")).isEqualTo(ExitCode.FAILED);
    assertThat(endOf("Broken pipe")).isEqualTo(ExitCode.READER_GONE);
    assertThat(endOf("The pipe is being closed")).isEqualTo(ExitCode.READER_GONE);
  }

  private static int endOf(String failure) {
    var results = Printer.ofResults(new Unwritable(failure));
    results.print("counts");
    return catchThrowableOfType(CommandFault.class, results::requireWritten).exitCode();
  }

  @Test
  void a_style_is_plain_text_where_nobody_watches() {
    assertThat(Style.RED.of("5xx \u001b[2J\n")).isEqualTo("5xx ?[2J?");
  }

  private static final class Unwritable extends Writer {
    private final String failure;

    Unwritable(String failure) {
      this.failure = failure;
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
      throw new IOException(failure);
    }

    @Override
    public void flush() {
      // There is nothing to write out.
    }

    @Override
    public void close() {
      // There is nothing to close.
    }
  }
}
