package dev.weir.local.emulators;

import dev.weir.local.fault.LocalFault;
import dev.weir.local.process.Disk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The libraries of DynamoDB Local. Its licence doesn't let anybody pass it on, so a distribution
 * comes without them; they are fetched from a Maven repository, each only as the one file whose
 * SHA-256 was listed when it was tested.
 */
public final class DynamoDbLibraries {

  private static final String LIST = "local/dynamodb/libraries.sha256";
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) {2}([\\w./+-]+)");
  private static final int AT_ONCE = 8;

  private final Path folder;
  private final Path complete;
  private final List<Library> libraries;

  /**
   * A file of a Maven repository.
   *
   * @param path below the repository, such as {@code org/slf4j/slf4j-api/2.0.20/...jar}
   */
  record Library(String sha256, String path) {

    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  private DynamoDbLibraries(Path home, List<Library> libraries) {
    this.folder = home.resolve("local/dynamodb/target/lib");
    this.complete = home.resolve("local/dynamodb/target/fetched");
    this.libraries = libraries;
  }

  /**
   * Those that a home folder lists.
   *
   * @throws LocalFault if the list is missing or has a line of another form
   */
  public static DynamoDbLibraries in(Path home) {
    var list = home.resolve(LIST);
    try {
      return new DynamoDbLibraries(
          home, Files.readAllLines(list).stream().map(line -> library(list, line)).toList());
    } catch (IOException e) {
      throw Disk.cannotRead(list, e);
    }
  }

  private static Library library(Path list, String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches() || line.contains("..")) {
      throw new LocalFault(
          list + " has a line that is not a SHA-256 and a path: " + line,
          "Unpack the distribution again.");
    }
    return new Library(parts.group(1), parts.group(2));
  }

  /** All of them. */
  List<Library> all() {
    return libraries;
  }

  /** Those that are not there, or are other files than the listed ones. */
  List<Library> missing() {
    return libraries.stream().filter(library -> !isThere(library)).toList();
  }

  private boolean isThere(Library library) {
    var file = folder.resolve(library.name());
    return Files.exists(file) && sha256(file).equals(library.sha256());
  }

  /**
   * Fetches the missing files; present ones stay.
   *
   * @param repository its address, such as {@code https://repo.maven.apache.org/maven2/}
   * @param progress gets a line where anything has to be fetched
   * @throws LocalFault if the repository can't be reached, lacks a file, or gives another one
   */
  public void fetch(URI repository, Consumer<String> progress) {
    var missing = missing();
    if (!missing.isEmpty()) {
      progress.accept(
          "Fetching DynamoDB Local from "
              + repository.getHost()
              + " (50 MB, once; Amazon's licence for it applies)");
      createFolder();
      fetchAll(missing, new MavenRepository(repository));
    }
    markComplete();
  }

  private void createFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Disk.cannotWrite(folder, e);
    }
  }

  private void fetchAll(List<Library> missing, MavenRepository repository) {
    try (var workers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      var fetches = new ArrayList<Future<?>>();
      missing.forEach(library -> fetches.add(workers.submit(() -> fetchOne(library, repository))));
      try {
        for (var fetch : fetches) {
          fetch.get();
        }
      } catch (ExecutionException e) {
        throw failed(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LocalFault("Interrupted while DynamoDB Local was fetched.", "Start again.", e);
      } finally {
        workers.shutdownNow();
      }
    }
  }

  private static RuntimeException failed(ExecutionException e) {
    return e.getCause() instanceof LocalFault fault ? fault : new IllegalStateException(e);
  }

  private void fetchOne(Library library, MavenRepository repository) {
    var file = folder.resolve(library.name());
    var part = folder.resolve(library.name() + ".part");
    repository.fetch(library.path(), part);
    var found = sha256(part);
    try {
      if (!found.equals(library.sha256())) {
        Files.delete(part);
        throw new LocalFault(
            "%s is not the file that was tested: SHA-256 %s instead of %s"
                .formatted(repository.address(library.path()), found, library.sha256()),
            "It was not kept. Ask whoever runs that repository; "
                + MavenRepository.VARIABLE
                + " names another one.");
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Disk.cannotWrite(file, e);
    }
  }

  /** Records for the launcher that it need not ask again. */
  private void markComplete() {
    try {
      Files.write(complete, new byte[0]);
    } catch (IOException e) {
      throw Disk.cannotWrite(complete, e);
    }
  }

  private static String sha256(Path file) {
    try (var bytes = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[1 << 16];
      for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw Disk.cannotRead(file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
