package dev.weir.local;

import dev.weir.local.fault.LocalFault;
import dev.weir.local.process.Disk;
import dev.weir.local.process.PrivateFiles;
import dev.weir.local.process.Workspace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder {@code .weir} of a home folder, locked by the one local cloud that may use it.
 *
 * <p>The system releases the lock when its holder ends, however it ends.
 */
final class StateFolder implements AutoCloseable {

  private final Workspace workspace;
  private final FileChannel lock;

  private StateFolder(Workspace workspace, FileChannel lock) {
    this.workspace = workspace;
    this.lock = lock;
  }

  static Path of(Path home) {
    return home.resolve(".weir");
  }

  /**
   * Locks the folder for this process.
   *
   * @throws LocalFault if another local cloud has it
   */
  static StateFolder take(Path home) {
    var folder = of(home);
    try {
      PrivateFiles.createFolder(folder);
      var channel =
          FileChannel.open(PrivateFiles.create(folder.resolve("lock")), StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw alreadyRunning(home);
      }
      CloudState.delete(home);
      EarlyEnd.forget(home);
      var workspace = new Workspace(folder);
      workspace.emptyTemp();
      return new StateFolder(workspace, channel);
    } catch (IOException e) {
      throw Disk.cannotWrite(folder, e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // This process itself holds it.
      return false;
    }
  }

  private static LocalFault alreadyRunning(Path home) {
    var who =
        CloudState.read(home)
            .map(state -> "A local cloud is running already, process " + state.pid() + ".")
            .orElse("A local cloud is starting or stopping already.");
    return new LocalFault(who, "Use it as it is, or stop it first: weir down.");
  }

  Workspace workspace() {
    return workspace;
  }

  @Override
  public void close() throws IOException {
    workspace.emptyTemp();
    lock.close();
  }
}
