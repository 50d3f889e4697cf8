package dev.weir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PseudonymTest {

  @Test
  void it_is_what_sha256sum_says_of_the_name() {
    assertThat(Pseudonym.of("ana")).isEqualTo("24d4b96f58da");
  }
}
