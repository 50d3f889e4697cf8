package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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

  @Property(tries = 3000)
  void no_format_string_fails_in_another_way_than_by_its_problems(
      @ForAll("formatStrings") String format, @ForAll("lines") byte[] line) {
    List<String> problems = FormatSettings.problems("custom", format);

    if (problems.isEmpty()) {
      assertThat(Reading.fresh(new FormatSettings("custom", format), line)).isNotNull();
    } else {
      assertThat(problems).allMatch(problem -> problem.startsWith("access-log format"));
    }
  }

  @Provide
  Arbitrary<String> formatStrings() {
    Arbitrary<String> mixed =
        Arbitraries.of(PIECES).list().ofMaxSize(12).map(pieces -> String.join("", pieces));
    Arbitrary<String> likely =
        Arbitraries.of(PIECES).list().ofMaxSize(6).map(pieces -> String.join(" ", pieces));
    return Arbitraries.oneOf(mixed, likely.map(text -> "%t %>s " + text), Arbitraries.strings());
  }

  @Provide
  Arbitrary<byte[]> lines() {
    return new ArbitraryLines().lines();
  }
}
