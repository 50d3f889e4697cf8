package dev.weir.local.process;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The permission to write to a folder and everything below. Links are not followed. On a file
 * system without POSIX permissions nothing changes.
 */
public final class WritePermission {

  private static final Set<PosixFilePermission> EVERYBODY =
      PosixFilePermissions.fromString("-w--w--w-");
  private static final Set<PosixFilePermission> OWNER = Set.of(PosixFilePermission.OWNER_WRITE);
  private static final boolean HAS_PERMISSIONS =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private WritePermission() {}

  /**
   * Takes it from everybody. Root may write all the same.
   *
   * @throws dev.weir.local.fault.LocalFault if a mode cannot be changed
   */
  public static void revoke(Path folder) {
    below(folder, path -> change(path, Set.of(), EVERYBODY));
  }

  /**
   * Gives it back to the owner, and to nobody else.
   *
   * @throws dev.weir.local.fault.LocalFault if a mode cannot be changed
   */
  public static void restore(Path folder) {
    below(folder, path -> change(path, OWNER, Set.of()));
  }

  /** Lets the owner delete the content of one folder. */
  static void restoreFolder(Path folder) throws IOException {
    change(folder, OWNER, Set.of());
  }

  private interface PermissionChange {
    void make(Path path) throws IOException;
  }

  private static void below(Path folder, PermissionChange change) {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.toList()) {
        if (!Files.isSymbolicLink(path)) {
          change.make(path);
        }
      }
    } catch (IOException e) {
      throw Disk.cannotWrite(folder, e);
    }
  }

  private static void change(
      Path path, Set<PosixFilePermission> granted, Set<PosixFilePermission> revoked)
      throws IOException {
    if (!HAS_PERMISSIONS) {
      return;
    }
    var mode = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    boolean isMore = mode.addAll(granted);
    boolean isLess = mode.removeAll(revoked);
    if (isMore || isLess) {
      Files.setPosixFilePermissions(path, mode);
    }
  }
}
