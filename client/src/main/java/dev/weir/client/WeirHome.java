package dev.weir.client;

import java.nio.file.Path;

/** The checkout that the command runs from. */
public final class WeirHome {

  private WeirHome() {}

  /**
   * Returns the absolute path of the checkout: the system property {@code weir.home}, which the
   * launcher sets, or else the working directory.
   */
  public static Path path() {
    return Path.of(System.getProperty("weir.home", ".")).toAbsolutePath().normalize();
  }
}
