package dev.weir.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTest {

  @TempDir private Path folder;
  private AotCaches caches;
  private Path jar;
  private int trained;

  @BeforeEach
  void make() throws IOException {
    caches = new AotCaches(folder.resolve("caches"));
    jar = Files.writeString(folder.resolve("a.jar"), "a");
  }

  private boolean training(Path cache) {
    trained++;
    return written(cache);
  }

  private static boolean written(Path cache) {
    try {
      Files.writeString(cache, "classes");
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_cache_is_made_once() throws IOException {
    var first = caches.cache(List.of(jar), this::training);
    var second = caches.cache(List.of(jar), this::training);

    assertThat(first)
        .isEqualTo(second)
        .hasValueSatisfying(cache -> assertThat(cache).hasContent("classes"));
    assertThat(trained).isEqualTo(1);
  }

  @Test
  void a_jar_that_has_changed_needs_another_cache() throws IOException {
    var first = caches.cache(List.of(jar), this::training);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));

    assertThat(caches.cache(List.of(jar), this::training)).isPresent().isNotEqualTo(first);
    assertThat(trained).isEqualTo(2);
  }

  @Test
  void a_training_that_fails_leaves_nothing() throws IOException {
    Predicate<Path> failing =
        unfinished ->
            written(unfinished) && written(Path.of(unfinished + ".config")) && trained > 0;

    assertThat(caches.cache(List.of(jar), failing)).isEmpty();

    assertThat(folder.resolve("caches")).isEmptyDirectory();
  }

  @Test
  void there_is_none_for_classes_in_folders() throws IOException {
    assertThat(caches.cache(List.of(jar, folder), this::training)).isEmpty();
    assertThat(trained).isZero();
  }

  @Test
  void the_three_that_were_used_last_are_kept() throws IOException {
    var used = caches.cache(List.of(jar), this::training).orElseThrow();
    for (var i = 0; i < 4; i++) {
      var other = Files.writeString(folder.resolve(i + ".jar"), "x");
      for (var cache : all()) {
        Files.setLastModifiedTime(cache, FileTime.from(Instant.EPOCH.plusSeconds(i)));
      }
      assertThat(caches.cache(List.of(jar), this::training)).contains(used);
      assertThat(caches.cache(List.of(other), this::training)).isPresent();
    }

    assertThat(all()).hasSize(3).contains(used);
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("caches"))) {
      return files.toList();
    }
  }
}
