package dev.weir.local.functions;

import dev.weir.local.process.Disk;
import dev.weir.local.process.WritePermission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The folder that a build writes the functions' code to. A build writes it piece by piece, so it is
 * new code once it has changed and then looks the same twice in a row.
 */
final class CodeFolder {

  /** Distinguishes the states of a file. */
  private record Stamp(long size, long modifiedMillis) {}

  private final Path folder;
  private Map<Path, Stamp> running;
  private Map<Path, Stamp> last;

  CodeFolder(Path folder) {
    this.folder = folder;
    this.running = stamps();
    this.last = running;
  }

  /** Checks once; returns true if there is new and complete code. */
  boolean hasNewCode() {
    var now = stamps();
    boolean complete = !now.isEmpty() && now.equals(last);
    last = now;
    if (!complete || now.equals(running)) {
      return false;
    }
    running = now;
    return true;
  }

  /**
   * Copies it, because the next build may delete it while functions run from it. Nobody may write
   * to the copy, see {@link ReadOnlyCode}.
   */
  void copyTo(Path target) {
    visit(
        file -> {
          var copy = target.resolve(folder.relativize(file));
          try {
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
          } catch (IOException e) {
            throw Disk.cannotWrite(target, e);
          }
        });
    WritePermission.revoke(target);
  }

  private Map<Path, Stamp> stamps() {
    var stamps = new TreeMap<Path, Stamp>();
    visit(
        file -> {
          try {
            stamps.put(
                file, new Stamp(Files.size(file), Files.getLastModifiedTime(file).toMillis()));
          } catch (IOException e) {
            // Deleted since it was listed: the next check differs, so this state is never used.
            stamps.put(file, new Stamp(-1, System.nanoTime()));
          }
        });
    return stamps;
  }

  private void visit(Consumer<Path> action) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              action.accept(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure)
                throws IOException {
              // A build deletes and writes the folder: a missing file is not a failure.
              if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw failure;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("The code can't be read " + folder, e);
    }
  }
}
