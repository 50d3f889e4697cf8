package dev.weir.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.weir.local.process.Workspace;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlyCodeTest {

  private static final Set<PosixFilePermission> WRITERS =
      PosixFilePermissions.fromString("-w--w--w-");

  @TempDir private Path folder;

  private Path code;
  private Path jar;

  @BeforeEach
  void unpack() throws IOException {
    code = Files.createDirectories(folder.resolve("kept/asset.1"));
    Files.createDirectories(code.resolve("lib"));
    jar = Files.writeString(code.resolve("lib/a.jar"), "1");
  }

  /** JUnit deletes the folder too. */
  @AfterEach
  void clean() {
    Workspace.deleteBelow(folder);
  }

  private ReadOnlyCode protect(Path kept) {
    return ReadOnlyCode.protect(List.of(function("a"), function("b")), kept);
  }

  private FunctionSettings function(String name) {
    return new FunctionSettings(
        name,
        "arn:aws:lambda:us-east-1:000000000000:function:" + name,
        "arn:aws:iam::000000000000:role/" + name,
        "java25",
        "Handler",
        256,
        Duration.ofSeconds(3),
        Map.of(),
        code,
        PlatformLog.NONE,
        OptionalInt.empty(),
        false,
        OptionalInt.empty());
  }

  private static boolean anybodyMayWrite(Path path) throws IOException {
    return Files.getPosixFilePermissions(path).stream().anyMatch(WRITERS::contains);
  }

  @Test
  void nobody_may_write_to_code_until_no_function_runs() throws IOException {
    try (var _ = protect(folder.resolve("kept"))) {
      for (var path : List.of(code, code.resolve("lib"), jar)) {
        assertThat(anybodyMayWrite(path)).as("%s", path).isFalse();
        assertThat(Files.isReadable(path)).isTrue();
      }
    }
    for (var path : List.of(code, code.resolve("lib"), jar)) {
      assertThat(Files.getPosixFilePermissions(path)).contains(PosixFilePermission.OWNER_WRITE);
    }
  }

  @Test
  void a_process_that_is_not_roots_gets_an_error_when_it_writes() {
    try (var _ = protect(folder.resolve("kept"))) {
      assumeThat(Files.isWritable(jar)).as("root writes all the same").isFalse();

      assertThatThrownBy(() -> Files.writeString(jar, "2"))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> Files.createFile(code.resolve("new")))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> Files.delete(jar)).isInstanceOf(AccessDeniedException.class);
    }
  }

  @Test
  void code_that_weir_does_not_keep_itself_stays_as_it_is() throws IOException {
    try (var _ = protect(folder.resolve("elsewhere"))) {
      assertThat(anybodyMayWrite(jar)).isTrue();
      assertThat(anybodyMayWrite(code)).isTrue();
    }
  }

  @Test
  void code_that_a_killed_cloud_left_protected_can_be_deleted() {
    var _ = protect(folder.resolve("kept"));

    Workspace.deleteBelow(folder.resolve("kept"));

    assertThat(folder.resolve("kept")).isEmptyDirectory();
  }

  @Test
  void protecting_follows_no_link_out_of_the_code() throws IOException {
    var outside = Files.writeString(folder.resolve("outside"), "1");
    Files.createSymbolicLink(code.resolve("link"), outside);

    try (var _ = protect(folder.resolve("kept"))) {
      assertThat(anybodyMayWrite(outside)).isTrue();
    }
  }
}
