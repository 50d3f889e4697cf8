package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CriPartsTest {

  private static final String OUT = "2026-11-29T06:00:07.931087621Z stdout ";
  private static final String ERR = "2026-11-29T06:00:07.931087621+01:00 stderr ";

  @Test
  void parts_of_a_line_are_joined_under_the_stamp_of_the_first() {
    assertThat(lines(OUT + "P GET", OUT + "P  / ", OUT + "F HTTP/1.1"))
        .containsExactly(OUT + "P GET / HTTP/1.1");
  }

  @Test
  void the_carriage_return_after_a_part_is_not_of_the_line() {
    assertThat(lines(OUT + "P GET\r", OUT + "F  / HTTP/1.1\r"))
        .containsExactly(OUT + "P GET / HTTP/1.1");
  }

  @Test
  void lines_between_the_parts_of_another_stay_as_they_are() {
    assertThat(lines(OUT + "P a", ERR + "F whole", OUT + "F b", "plain"))
        .containsExactly(ERR + "F whole", OUT + "P ab", "plain");
    assertThat(lines(OUT + "P a", ERR + "P x", OUT + "F b", ERR + "F y"))
        .containsExactly(OUT + "P ab", ERR + "P xy");
  }

  @Test
  void a_line_whose_last_part_does_not_come_is_given_as_far_as_it_is_there() {
    assertThat(lines(OUT + "F whole", OUT + "P a")).containsExactly(OUT + "F whole", OUT + "P a");
  }

  @Test
  void what_only_looks_like_a_part_stays_as_it_is() {
    for (String line :
        List.of(
            OUT, OUT + "P", OUT + "X a", "2026-11-29T06:00:07Z stdin P a", "2026-11-29T06:00")) {
      assertThat(lines(line, "b")).as(line).containsExactly(line, "b");
    }
  }

  @Test
  void the_message_of_a_journal_is_taken_out() {
    assertThat(lines("{\"MESSAGE\":\"a \\\"b\\\"\",\"SYSLOG_IDENTIFIER\":\"nginx\"}"))
        .containsExactly("a \"b\"");
  }

  private static List<String> lines(String... lines) {
    byte[] record = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    var given = new ArrayList<String>();
    WrappedLines.unwrap(
        new ByteRange(record, 0, record.length),
        "",
        (bytes, from, to) -> true,
        RecordBudget.ofBytes(0),
        payload ->
            new String(
                    payload.bytes(),
                    payload.from(),
                    payload.to() - payload.from(),
                    StandardCharsets.UTF_8)
                .lines()
                .forEach(given::add));
    return given;
  }
}
