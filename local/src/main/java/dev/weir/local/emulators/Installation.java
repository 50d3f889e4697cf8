package dev.weir.local.emulators;

import dev.weir.local.fault.LocalFault;
import dev.weir.local.process.Disk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Where the parts lie that the local cloud is made of: a checkout that has been built, or an
 * unpacked distribution, which is laid out like one.
 *
 * @param home its top folder
 */
public record Installation(Path home) {

  private static final String FETCH_REMEDY = "Run `./weir fetch` in ";
  private static final String BUILD_REMEDY = "Run `./mvnw package -DskipTests` in ";

  public Installation {
    home = home.toAbsolutePath().normalize();
  }

  /** Returns the Node that package.json pins; the one on PATH may be too old for fauxqs. */
  Path node() {
    var name = File.separatorChar == '\\' ? "node.exe" : "node";
    return nodePackages().stream()
        .map(each -> each.resolve("bin").resolve(name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () ->
                new LocalFault(
                    "The pinned Node is not in " + packages() + ".", FETCH_REMEDY + home + "."));
  }

  /** npm installs the one for this system and processor. */
  private List<Path> nodePackages() {
    if (!Files.isDirectory(packages())) {
      return List.of();
    }
    try (var found = Files.newDirectoryStream(packages(), "node-*")) {
      return StreamSupport.stream(found.spliterator(), false).sorted().toList();
    } catch (IOException e) {
      throw Disk.cannotRead(packages(), e);
    }
  }

  /** Returns a file of an npm package. */
  public Path npm(String file) {
    return existing(packages().resolve(file), "The npm package of " + file, FETCH_REMEDY);
  }

  /** Returns one of Weir's scripts for Node. */
  Path script(String name) {
    return existing(home.resolve("local/node").resolve(name), name, "Restore the checkout in ");
  }

  /** Returns the folder of ahead-of-time caches, which fit this checkout's build only. */
  public Path aotCaches() {
    return home.resolve(".weir").resolve("aot");
  }

  /** Returns DynamoDB Local's class path, which no other part shares. */
  String dynamoDbClassPath() {
    var target = home.resolve("local/dynamodb/target");
    var jar = target.resolve("weir-local-dynamodb.jar");
    existing(jar, "What starts DynamoDB Local", BUILD_REMEDY);
    var libraries = existing(target.resolve("lib"), "DynamoDB Local", FETCH_REMEDY);
    return jar + File.pathSeparator + libraries + File.separator + "*";
  }

  /** Returns the Java that runs this process, and its children too. */
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private Path packages() {
    return home.resolve("node_modules");
  }

  private Path existing(Path file, String what, String remedy) {
    if (!Files.exists(file)) {
      throw new LocalFault(what + " is not there: " + file, remedy + home + ".");
    }
    return file;
  }
}
