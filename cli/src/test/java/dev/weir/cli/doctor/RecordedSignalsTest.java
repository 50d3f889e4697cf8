package dev.weir.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Signals recorded on game days while a fault was injected into a local cloud. Each file is the
 * output of {@code weir doctor --json}, with the verdict that it must lead to.
 */
class RecordedSignalsTest {

  private static final Path RECORDED = Path.of("src", "test", "resources", "recorded-signals");
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private static Stream<Path> files() throws IOException {
    try (var files = Files.list(RECORDED)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void the_verdict_matches_the_injected_fault(Path file) throws IOException {
    var recorded = JSON.readTree(file.toFile());
    var signals = JSON.treeToValue(recorded.path("signals"), Signals.class);

    assertThat(Diagnosis.of(signals).verdict().name()).isEqualTo(recorded.path("verdict").asText());
  }
}
