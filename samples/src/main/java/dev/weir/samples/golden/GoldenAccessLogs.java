package dev.weir.samples.golden;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.stream.Stream;

/** The golden access-log lines: several of every format, and garbage. */
public final class GoldenAccessLogs {

  private static final String FOLDER = "/golden/access-logs/";
  private static final String SUFFIX = ".tsv";

  private GoldenAccessLogs() {}

  /** Returns all records, always in the same order. */
  public static List<GoldenRecord> all() {
    return files()
        .filter(file -> file.endsWith(SUFFIX))
        .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - SUFFIX.length()))
        .sorted()
        .flatMap(name -> GoldenFile.read(name, text(name + SUFFIX)).stream())
        .toList();
  }

  /** The names of the files, of a folder or of a jar. */
  private static Stream<String> files() {
    try {
      var folder = requireNonNull(GoldenAccessLogs.class.getResource(FOLDER), FOLDER);
      if (folder.openConnection() instanceof JarURLConnection jar) {
        return jar.getJarFile().stream()
            .map(JarEntry::getName)
            .filter(name -> name.startsWith(FOLDER.substring(1)));
      }
      return Arrays.stream(requireNonNull(Path.of(folder.toURI()).toFile().list(), FOLDER));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("Golden lines can't be listed: " + FOLDER, e);
    }
  }

  /** The records that are read with the default configuration. */
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
