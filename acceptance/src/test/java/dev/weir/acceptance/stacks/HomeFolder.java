package dev.weir.acceptance.stacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder with the checkout's cdk.json: a test's cloud has its state there, separate from a
 * user's.
 */
public final class HomeFolder {

  /** The folder of the sources. */
  public static final Path CHECKOUT = Path.of(System.getProperty("weir.home")).normalize();

  private static Path shared;

  private HomeFolder() {}

  /**
   * Returns the one of this JVM, for clouds that do not run at the same time: functions of the
   * later ones start from the earlier one's cache of classes.
   */
  static synchronized Path shared() {
    if (shared == null) {
      shared = create();
    }
    return shared;
  }

  /** Creates one. */
  static Path create() {
    try {
      var home = Files.createTempDirectory("weir-home");
      var settings = Files.readString(CHECKOUT.resolve("cdk.json"));
      var app = "\"" + CHECKOUT.resolve("infra").resolve("app") + "\"";
      Files.writeString(home.resolve("cdk.json"), settings.replace("\"infra/app\"", app));
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
