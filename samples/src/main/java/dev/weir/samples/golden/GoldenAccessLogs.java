package dev.weir.samples.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The golden access-log lines: several of every format, and garbage. */
public final class GoldenAccessLogs {

  private static final String FOLDER = "/golden/access-logs/";

  private GoldenAccessLogs() {}

  /** Returns all records, always in the same order. */
  public static List<GoldenRecord> all() {
    return text("index.txt")
        .lines()
        .flatMap(name -> GoldenFile.read(name, text(name + ".tsv")).stream())
        .toList();
  }

  /** Returns the records that are read with the default configuration. */
  public static List<GoldenRecord> detected() {
    return all().stream().filter(GoldenRecord::isDetected).toList();
  }

  private static String text(String name) {
    try (InputStream in = GoldenAccessLogs.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("Golden lines are missing: " + FOLDER + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Golden lines can't be read: " + FOLDER + name, e);
    }
  }
}
