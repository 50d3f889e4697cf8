package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.Draw;
import dev.weir.property.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomFormatPropertyTest {

  private static final List<String> PIECES =
      List.of(
          "%t",
          "%>s",
          "%s",
          "%b",
          "%r",
          "%h",
          "%{",
          "%{sec}t",
          "%{%d/%b/%Y %T %z}t",
          "%{%Q}t",
          "%",
          "%%",
          "%!200",
          "%{Host}i",
          "}",
          "$",
          "${",
          "$status",
          "$time_local",
          "$msec",
          "${host}",
          "$upstream_status",
          "[",
          "]",
          "\"",
          "'",
          "\\",
          " ",
          "|",
          ", ",
          "ü",
          "LogFormat ",
          "log_format a ",
          "escape=json ",
          ";");

  @Test
  void no_format_string_fails_in_another_way_than_by_its_problems() {
    Property.holds(
        3000,
        draw -> {
          var format = formatString(draw);
          var line = ArbitraryLines.any(draw);
          List<String> problems = FormatSettings.problems("custom", format);

          if (problems.isEmpty()) {
            assertThat(LineReading.fresh(new FormatSettings("custom", format), line)).isNotNull();
          } else {
            assertThat(problems).allMatch(problem -> problem.startsWith("access-log format"));
          }
        });
  }

  private static String formatString(Draw draw) {
    return switch (draw.integer(0, 2)) {
      case 0 -> String.join("", draw.list(0, 12, () -> draw.of(PIECES)));
      case 1 -> "%t %>s " + String.join(" ", draw.list(0, 6, () -> draw.of(PIECES)));
      default -> draw.text(0, 255);
    };
  }
}
