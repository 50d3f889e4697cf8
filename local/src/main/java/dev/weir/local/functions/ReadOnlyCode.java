package dev.weir.local.functions;

import dev.weir.local.process.WritePermission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * The folders with the functions' code, which functions cannot write to, as on Lambda. Modes do not
 * bind root: a function of a cloud that root runs can write.
 *
 * <p>Only the copies that Weir itself keeps are protected. In an assembly that somebody named,
 * whose next build or clean-up would fail on a folder that a killed cloud left so, nothing is
 * changed.
 */
public final class ReadOnlyCode implements AutoCloseable {

  private final List<Path> folders;

  private ReadOnlyCode(List<Path> folders) {
    this.folders = folders;
  }

  /**
   * Protects the code of functions until it is closed. After a kill, the next start protects it
   * again, and the next synthesis can still delete it.
   *
   * @param kept where Weir keeps its own copies
   */
  public static ReadOnlyCode protect(Collection<FunctionSettings> functions, Path kept) {
    var own = kept.toAbsolutePath().normalize();
    var folders =
        functions.stream()
            .map(function -> function.code().normalize())
            .filter(code -> code.startsWith(own) && Files.isDirectory(code))
            .distinct()
            .toList();
    folders.forEach(WritePermission::revoke);
    return new ReadOnlyCode(folders);
  }

  /** Lets the owner write again; to be called once no function runs. */
  @Override
  public void close() {
    folders.stream().filter(Files::isDirectory).forEach(WritePermission::restore);
  }
}
