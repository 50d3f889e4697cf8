package dev.weir.local.emulators;

import dev.weir.local.fault.LocalFault;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Locates the parts of the local cloud in a built checkout.
 *
 * @param home the checkout's top folder
 */
public record Installation(Path home) {

  private static final String NPM_REMEDY = "Run `npm ci` in ";
  private static final String BUILD_REMEDY = "Run `./mvnw package -DskipTests` in ";

  public Installation {
    home = home.toAbsolutePath().normalize();
  }

  /** Returns the Node that package.json pins; the one on PATH may be too old for fauxqs. */
  Path node() {
    var windows = File.separatorChar == '\\';
    var binary = packages().resolve("node/bin/" + (windows ? "node.exe" : "node"));
    return existing(binary, "The pinned Node", NPM_REMEDY);
  }

  /** Returns a file of an npm package. */
  public Path npm(String file) {
    return existing(packages().resolve(file), "The npm package of " + file, NPM_REMEDY);
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
    existing(jar, "DynamoDB Local", BUILD_REMEDY);
    return jar + File.pathSeparator + target.resolve("lib") + File.separator + "*";
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
