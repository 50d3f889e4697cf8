package dev.weir.local.synthesis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A hash of everything that a synthesis depends on: runs with the same hash have the same result.
 */
final class InputHash {

  /** The parts of the CDK app and of the functions' code. */
  private static final List<String> INPUTS =
      List.of(
          "cdk.json",
          "cdk.context.json",
          "stages",
          "infra/app",
          "infra/target/weir-infra.jar",
          "infra/target/lib",
          "functions/target/lambda");

  private InputHash() {}

  /**
   * Covers names, sizes and times of the files, and the context: reading 30 MB of jars takes
   * longer.
   */
  static String of(Path home, String context) {
    var hash = sha256();
    hash.update(context.getBytes(StandardCharsets.UTF_8));
    for (var input : INPUTS) {
      addAll(home.resolve(input), hash);
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  private static void addAll(Path input, MessageDigest hash) {
    if (!Files.exists(input)) {
      return;
    }
    try (var files = Files.walk(input)) {
      files.filter(Files::isRegularFile).sorted().forEach(file -> add(file, hash));
    } catch (IOException e) {
      throw new UncheckedIOException("What the synthesis depends on can't be read", e);
    }
  }

  private static void add(Path file, MessageDigest hash) {
    try {
      var line = file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file) + "\n";
      hash.update(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("What the synthesis depends on can't be read", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
