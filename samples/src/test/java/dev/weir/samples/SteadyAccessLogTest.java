package dev.weir.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class SteadyAccessLogTest {

  private static final Instant AT = Instant.parse("2026-11-23T22:15:30Z");

  @Test
  void the_same_seed_gives_the_same_lines() {
    var one = new SteadyAccessLog(7);
    var other = new SteadyAccessLog(7);

    for (var i = 0; i < 100; i++) {
      assertThat(one.line(AT)).isEqualTo(other.line(AT));
    }
  }

  @Test
  void lines_name_their_service_and_time_and_hardly_ever_an_error() {
    var log = new SteadyAccessLog(7);
    var lines =
        IntStream.range(0, 2_000)
            .mapToObj(_ -> new String(log.line(AT), StandardCharsets.UTF_8))
            .toList();

    assertThat(lines).allMatch(line -> line.contains(".steady.example:443 "));
    assertThat(lines).allMatch(line -> line.contains("[24/Nov/2026:00:15:30 +0200]"));
    assertThat(lines.stream().filter(line -> line.contains("\" 500 ")).count()).isLessThan(10);
  }

  @Test
  void an_unreadable_record_can_not_be_opened() {
    var unreadable = new SteadyAccessLog(7).unreadable(AT);

    assertThatThrownBy(
            () -> new GZIPInputStream(new ByteArrayInputStream(unreadable)).readAllBytes())
        .isInstanceOf(IOException.class);
  }
}
