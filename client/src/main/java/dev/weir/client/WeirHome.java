package dev.weir.client;

import java.nio.file.Path;

/** The checkout that the command runs from. */
public final class WeirHome {

  private WeirHome() {}

  /**
   * The absolute path of the checkout's folder, from the system property {@code weir.home} that the
   * launcher sets; the working directory where it is not set.
   */
  public static Path path() {
    return Path.of(System.getProperty("weir.home", ".")).toAbsolutePath().normalize();
  }
}
