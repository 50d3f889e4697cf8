package dev.weir.local.functions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Ahead-of-time caches of classes, each for one JVM and one class path, in a folder.
 *
 * <p>The JVM itself rejects a cache of another JVM, or of jars that have changed since. The name of
 * a cache encodes the same, so that one that no longer fits is replaced.
 */
final class AotCaches {

  private static final String SUFFIX = ".aot";

  /** A file that the JVM keeps alongside a cache until it is done with it. */
  private static final String CONFIGURATION = ".config";

  /** The checkout's class path and that of its tests differ. */
  private static final int KEPT = 3;

  private final Path folder;

  AotCaches(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the cache for a class path.
   *
   * @param training writes the cache to a given path, or returns that it could not
   * @return empty if there is none and none could be created
   * @throws IOException if the folder cannot be written to
   */
  Optional<Path> cache(List<Path> jars, Predicate<Path> training) throws IOException {
    if (!jars.stream().allMatch(Files::isRegularFile)) {
      // The JVM archives only classes of jars.
      return Optional.empty();
    }
    var cache = folder.resolve(key(jars) + SUFFIX);
    if (Files.exists(cache)) {
      Files.setLastModifiedTime(cache, FileTime.from(Instant.now()));
      return Optional.of(cache);
    }
    return made(cache, training);
  }

  /**
   * Another local cloud may create the same cache at the same time: the file must appear
   * atomically.
   */
  private Optional<Path> made(Path cache, Predicate<Path> training) throws IOException {
    Files.createDirectories(folder);
    var unfinished = folder.resolve(UUID.randomUUID() + ".unfinished");
    try {
      if (!training.test(unfinished)) {
        return Optional.empty();
      }
      Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
      Files.deleteIfExists(folder.resolve(unfinished.getFileName() + CONFIGURATION));
    }
    deleteOldest();
    return Optional.of(cache);
  }

  /** A JVM that has one of these mapped keeps it until its end. */
  private void deleteOldest() throws IOException {
    List<Path> caches;
    try (var files = Files.list(folder)) {
      caches = files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
    }
    var oldest =
        caches.stream()
            .sorted(
                Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed())
            .skip(KEPT)
            .toList();
    for (var file : oldest) {
      Files.deleteIfExists(file);
    }
  }

  private static String key(List<Path> jars) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes(System.getProperty("java.vm.version")));
      digest.update(bytes(System.getProperty("java.home")));
      for (var jar : jars) {
        digest.update(bytes(jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar)));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }

  private static byte[] bytes(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
