package dev.weir.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A distribution fetches DynamoDB Local by a list of files with their hashes: it has to be what
 * Maven resolved and every test ran on.
 */
class DynamoDbListTest {

  private static final Path MODULE = Path.of(System.getProperty("weir.home"), "local/dynamodb");

  @Test
  void the_listed_libraries_are_those_that_the_build_resolved() throws IOException {
    var listed = new TreeSet<String>();
    for (var line : Files.readAllLines(MODULE.resolve("libraries.sha256"))) {
      listed.add(line.substring(0, 64) + " " + line.substring(line.lastIndexOf('/') + 1));
    }
    try (var files = Files.list(MODULE.resolve("target/lib"))) {
      var resolved =
          files
              .map(file -> sha256(file) + " " + file.getFileName())
              .collect(Collectors.toCollection(TreeSet::new));

      assertThat(listed).hasSizeGreaterThan(50).isEqualTo(resolved);
    }
  }

  private static String sha256(Path file) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(file.toString(), e);
    }
  }
}
