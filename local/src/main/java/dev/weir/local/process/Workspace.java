package dev.weir.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder that the processes of one local cloud write to; only its user may read it.
 *
 * @param root below it: {@code log}, which stays, and {@code tmp}, which is emptied
 */
public record Workspace(Path root) {

  public Workspace {
    root = root.toAbsolutePath().normalize();
  }

  /** Returns the folder of the processes' logs. */
  public Path logs() {
    return existing("log");
  }

  /** Returns the folder for files that a process unpacks: mostly native libraries. */
  public Path temp() {
    return existing("tmp");
  }

  /** Deletes the content of {@link #temp}; no process may use it any more. */
  public void emptyTemp() {
    deleteBelow(temp());
  }

  /** Deletes everything below a folder, even from read-only folders, but not the folder. */
  public static void deleteBelow(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : List.copyOf(files.toList()).reversed()) {
        if (!file.equals(folder)) {
          WritePermission.restoreFolder(file.getParent());
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw Disk.cannotWrite(folder, e);
    }
  }

  private Path existing(String name) {
    PrivateFiles.createFolder(root);
    return PrivateFiles.createFolder(root.resolve(name));
  }
}
