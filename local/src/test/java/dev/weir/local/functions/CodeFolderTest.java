package dev.weir.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeFolderTest {

  @TempDir private Path folder;

  private Path jar;
  private CodeFolder code;

  @BeforeEach
  void build() throws IOException {
    Files.createDirectories(folder.resolve("built/lib"));
    jar = Files.writeString(folder.resolve("built/lib/a.jar"), "1");
    code = new CodeFolder(folder.resolve("built"));
  }

  @Test
  void code_that_nothing_was_done_to_is_not_new() {
    assertThat(code.hasNewCode()).isFalse();
    assertThat(code.hasNewCode()).isFalse();
  }

  @Test
  void code_is_new_once_the_build_writes_no_more() throws IOException {
    Files.writeString(jar, "12");
    assertThat(code.hasNewCode()).isFalse();
    Files.writeString(jar, "123");
    assertThat(code.hasNewCode()).isFalse();

    assertThat(code.hasNewCode()).isTrue();
    assertThat(code.hasNewCode()).isFalse();
  }

  @Test
  void a_folder_that_a_build_has_emptied_is_not_code() throws IOException {
    Files.delete(jar);
    Files.delete(jar.getParent());
    Files.delete(jar.getParent().getParent());

    assertThat(code.hasNewCode()).isFalse();
    assertThat(code.hasNewCode()).isFalse();
  }

  @Test
  void a_copy_has_everything() throws IOException {
    code.copyTo(folder.resolve("copy"));

    assertThat(folder.resolve("copy/lib/a.jar")).hasContent("1");
  }

  @Test
  void a_copy_is_read_only_and_the_next_build_and_its_copy_are_not_hindered() throws IOException {
    code.copyTo(folder.resolve("first"));
    Files.writeString(jar, "2");
    code.copyTo(folder.resolve("second"));

    assertThat(mode("first/lib")).isEqualTo(mode("second/lib")).doesNotContain("w");
    assertThat(mode("first/lib/a.jar")).isEqualTo(mode("second/lib/a.jar")).doesNotContain("w");
    assertThat(mode("built/lib/a.jar")).contains("w");
    assertThat(folder.resolve("second/lib/a.jar")).hasContent("2");
  }

  private String mode(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
  }
}
