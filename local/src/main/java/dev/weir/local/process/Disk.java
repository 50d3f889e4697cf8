package dev.weir.local.process;

import dev.weir.local.fault.LocalFault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Reports a disk that cannot be written to: full, read-only, not the user's. */
public final class Disk {

  private Disk() {}

  /** Returns a fault with the place and the reason why it cannot be written. */
  public static LocalFault cannotWrite(Path place, IOException cause) {
    return new LocalFault(
        place + " can't be written: " + reason(cause),
        "Free space there, or make it writable; then run this again.",
        cause);
  }

  /** Returns a fault with the file and the reason why it cannot be read. */
  public static LocalFault cannotRead(Path file, IOException cause) {
    return new LocalFault(
        file + " can't be read: " + reason(cause), "Make it readable, or delete it.", cause);
  }

  /** Returns the system's reason, without repeating the file. */
  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "there is no such folder";
      case FileAlreadyExistsException _, NotDirectoryException _ -> "a file is in its place";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(cause.getMessage());
    };
  }
}
