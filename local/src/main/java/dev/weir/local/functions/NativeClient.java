package dev.weir.local.functions;

import dev.weir.local.process.Disk;
import dev.weir.local.process.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The native library of AWS's runtime interface client.
 *
 * <p>By default each JVM unpacks it to the same file in {@code /tmp}, and a JVM that loads it while
 * another writes it crashes. So it is unpacked once, and each JVM is passed its path.
 */
final class NativeClient {

  /** The runtime interface client loads the library from the path in this property. */
  static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private NativeClient() {}

  /**
   * Unpacks the library for this system.
   *
   * @return empty if there is none: it is built for Linux on x86-64 and AArch64
   */
  static Optional<Path> unpack(Path folder) {
    return fileName().map(name -> unpack(name, folder));
  }

  private static Optional<String> fileName() {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (!system.contains("linux")) {
      return Optional.empty();
    }
    var libc = usesMusl() ? "linux_musl" : "linux";
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> Optional.of("libaws-lambda-jni." + libc + "-x86_64.so");
      case "aarch64" -> Optional.of("libaws-lambda-jni." + libc + "-aarch_64.so");
      default -> Optional.empty();
    };
  }

  private static boolean usesMusl() {
    try (Stream<Path> libraries = Files.list(Path.of("/lib"))) {
      return libraries.anyMatch(file -> file.getFileName().toString().startsWith("ld-musl"));
    } catch (IOException e) {
      // No /lib to check: then it is not an Alpine either.
      return false;
    }
  }

  private static Path unpack(String name, Path folder) {
    var file = folder.resolve(name);
    try (var library = NativeClient.class.getResourceAsStream("/jni/" + name)) {
      if (library == null) {
        throw new IllegalStateException("The runtime interface client lacks " + name);
      }
      Files.write(PrivateFiles.create(file), library.readAllBytes());
      return file;
    } catch (IOException e) {
      throw Disk.cannotWrite(file, e);
    }
  }
}
