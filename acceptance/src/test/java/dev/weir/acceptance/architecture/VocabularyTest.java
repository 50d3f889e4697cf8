package dev.weir.acceptance.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One name, one idea: docs/glossary.md. */
class VocabularyTest {

  @Test
  void no_two_types_have_the_same_name() throws IOException {
    try (var files = Files.walk(Path.of(System.getProperty("weir.home")))) {
      var places =
          files
              .filter(
                  file -> file.toString().contains("/src/") && file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("package-info.java"))
              .filter(file -> !file.toString().contains("node_modules"))
              .collect(
                  groupingBy(
                      file -> file.getFileName().toString(),
                      mapping(Path::toString, toCollection(TreeSet::new))));

      assertThat(places).hasSizeGreaterThan(1_000);
      assertThat(places.values()).allSatisfy(same -> assertThat(same).hasSize(1));
    }
  }
}
