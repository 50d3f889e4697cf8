package dev.weir.cli.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

  @TempDir private Path folder;

  @Test
  void a_log_that_is_not_there_yet_has_no_lines() throws IOException {
    var log = new LogFile(folder.resolve("none.log"));

    assertThat(log.lastLines(5, _ -> true)).isEmpty();
    assertThat(log.newLines(_ -> true)).isEmpty();
  }

  @Test
  void the_last_lines_come_first_and_then_new_lines() throws IOException {
    var file = Files.writeString(folder.resolve("x.log"), "a\nb\nc\n");
    var log = new LogFile(file);

    assertThat(log.lastLines(2, _ -> true)).containsExactly("b", "c");
    append(file, "d\ne");
    assertThat(log.newLines(_ -> true)).containsExactly("d");
    append(file, "e\n");
    assertThat(log.newLines(_ -> true)).containsExactly("ee");
    assertThat(log.newLines(_ -> true)).isEmpty();
  }

  @Test
  void lines_that_are_not_wanted_do_not_count() throws IOException {
    var file = Files.writeString(folder.resolve("x.log"), "a\nm\nb\nm\nm\n");

    assertThat(new LogFile(file).lastLines(2, line -> !line.equals("m"))).containsExactly("a", "b");
  }

  @Test
  void a_restarted_log_is_read_from_its_beginning() throws IOException {
    var file = Files.writeString(folder.resolve("x.log"), "old\nold\n");
    var log = new LogFile(file);
    assertThat(log.lastLines(9, _ -> true)).hasSize(2);

    Files.writeString(file, "new\n");

    assertThat(log.newLines(_ -> true)).containsExactly("new");
  }

  @Test
  void an_oversized_line_is_returned_in_pieces_and_later_lines_complete() throws IOException {
    var file = Files.writeString(folder.resolve("x.log"), "");
    var log = new LogFile(file);
    assertThat(log.lastLines(1, _ -> true)).isEmpty();

    append(file, "x".repeat(3 << 20) + "\nlast\n");

    int length = 0;
    for (int i = 0; i < 3; i++) {
      length += log.newLines(_ -> true).getFirst().length();
    }
    assertThat(length).isEqualTo(3 << 20);
    assertThat(log.newLines(_ -> true)).endsWith("last");
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }
}
