package dev.weir.local.process;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that only their owner may read: a local cloud's state, logs and data. On a file
 * system without POSIX permissions they have its defaults.
 */
public final class PrivateFiles {

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final boolean HAS_PERMISSIONS =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private PrivateFiles() {}

  /**
   * Creates a folder, and missing parents; an existing one becomes private.
   *
   * @throws dev.weir.local.fault.LocalFault if it cannot be written to
   */
  public static Path createFolder(Path folder) {
    try {
      Files.createDirectories(folder, attributes(FOLDER));
      restrict(folder, FOLDER);
      return folder;
    } catch (IOException e) {
      throw Disk.cannotWrite(folder, e);
    }
  }

  /**
   * Creates an empty file in a private folder; an existing one keeps its content and becomes
   * private.
   *
   * @throws dev.weir.local.fault.LocalFault if it cannot be written to
   */
  public static Path create(Path file) {
    createFolder(file.toAbsolutePath().getParent());
    try {
      Files.createFile(file, attributes(FILE));
    } catch (FileAlreadyExistsException e) {
      restrictExisting(file);
    } catch (IOException e) {
      throw Disk.cannotWrite(file, e);
    }
    return file;
  }

  private static void restrictExisting(Path file) {
    try {
      restrict(file, FILE);
    } catch (IOException e) {
      throw Disk.cannotWrite(file, e);
    }
  }

  private static void restrict(Path path, Set<PosixFilePermission> permissions) throws IOException {
    if (HAS_PERMISSIONS && !Files.getPosixFilePermissions(path).equals(permissions)) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return HAS_PERMISSIONS
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
