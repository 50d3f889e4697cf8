package dev.weir.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.local.fault.LocalFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {

  @TempDir private Path folder;

  @Test
  void a_file_and_its_folder_are_for_their_owner_only() throws IOException {
    var file = PrivateFiles.create(folder.resolve("log/cloud.log"));

    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(file.getParent())).isEqualTo("rwx------");
  }

  @Test
  void what_others_could_read_becomes_private_and_keeps_its_content() throws IOException {
    var log = Files.createDirectories(folder.resolve("log"));
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rwxr-xr-x"));
    var file = Files.writeString(log.resolve("cloud.log"), "before");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    PrivateFiles.create(file);

    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(log)).isEqualTo("rwx------");
    assertThat(file).hasContent("before");
  }

  @Test
  void a_place_that_can_not_be_written_is_named() throws IOException {
    var notAFolder = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> PrivateFiles.createFolder(notAFolder.resolve("log")))
        .isInstanceOf(LocalFault.class)
        .hasMessageContaining(notAFolder + "/log can't be written: ");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
