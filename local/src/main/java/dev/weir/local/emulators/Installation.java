package dev.weir.local.emulators;

import dev.weir.local.fault.LocalFault;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the parts lie that the local cloud is made of: a checkout that has been built.
 *
 * @param home the checkout's top folder
 */
public record Installation(Path home) {

  private static final String NPM_REMEDY = "Run `npm ci` in ";
  private static final String BUILD_REMEDY = "Run `./mvnw package -DskipTests` in ";

  public Installation {
    home = home.toAbsolutePath().normalize();
  }

  /** The Node that package.json pins; the one on PATH may be too old for fauxqs. */
  Path node() {
    var windows = File.separatorChar == '\\';
    var binary = packages().resolve("node/bin/" + (windows ? "node.exe" : "node"));
    return existing(binary, "The pinned Node", NPM_REMEDY);
  }

  /** A file of an npm package. */
  public Path npm(String file) {
    return existing(packages().resolve(file), "The npm package of " + file, NPM_REMEDY);
  }

  /** A script of our own that Node runs. */
  Path script(String name) {
    return existing(home.resolve("local/node").resolve(name), name, "Restore the checkout in ");
  }

  /** Where what makes functions start faster is kept: it fits this checkout's build only. */
  public Path aotCaches() {
    return home.resolve(".weir").resolve("aot");
  }

  /** DynamoDB Local's class path, which no other part shares. */
  String dynamoDbClassPath() {
    var target = home.resolve("local/dynamodb/target");
    var jar = target.resolve("weir-local-dynamodb.jar");
    existing(jar, "DynamoDB Local", BUILD_REMEDY);
    return jar + File.pathSeparator + target.resolve("lib") + File.separator + "*";
  }

  /** The Java that runs this process runs its children too. */
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
