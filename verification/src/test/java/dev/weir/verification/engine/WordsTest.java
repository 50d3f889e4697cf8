package dev.weir.verification.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The smallest possible pipeline, in every way that an event source may deliver. */
class WordsTest {

  private static final long SEEDS = Long.getLong("weir.seeds", 300);

  @ParameterizedTest
  @MethodSource("dev.weir.verification.engine.DeliveredHistories#seeds")
  void every_way_of_delivery_comes_to_the_same_end(long seed) {
    assertThat(WordsChecks.verifyWords(seed)).isEmpty();
  }

  @Test
  void every_world_ends_exact() {
    var simulation = WordsChecks.words();
    for (var seed = 1L; seed <= SEEDS; seed++) {
      assertThat(simulation.run(seed)).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void it_takes_at_most_120_lines() throws IOException {
    var folder = Path.of("../verification/src/test/java/dev/weir/verification/engine");
    var lines = 0L;
    for (var name : new String[] {"WordsPipeline.java", "WordsFold.java"}) {
      lines += Files.readAllLines(folder.resolve(name)).stream().filter(WordsTest::isCode).count();
    }
    assertThat(lines).isLessThanOrEqualTo(120);
  }

  private static boolean isCode(String line) {
    var text = line.strip();
    return !text.isEmpty()
        && !text.startsWith("import ")
        && !text.startsWith("/*")
        && !text.startsWith("*")
        && !text.startsWith("//");
  }
}
