package dev.weir.local.process;

import dev.weir.local.fault.LocalFault;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;

/** Waits until a started process answers its health check. */
public final class Readiness {

  /** A process that ends is noticed at once, so this limit only matters on a very busy machine. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final Duration BETWEEN_CHECKS = Duration.ofMillis(20);
  private static final int CHECK_MILLIS = 2_000;

  private Readiness() {}

  /**
   * Returns when the address answers with the expected status.
   *
   * @throws LocalFault if the process ends before that, or is not ready in two minutes
   */
  public static void await(ChildProcess process, URI healthCheck, int readyStatus)
      throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!answers(healthCheck, readyStatus)) {
      if (!process.isAlive()) {
        throw process.ended();
      }
      if (System.nanoTime() - deadline > 0) {
        throw tooSlow(process, healthCheck);
      }
      Thread.sleep(BETWEEN_CHECKS);
    }
  }

  private static boolean answers(URI healthCheck, int readyStatus) {
    try {
      var connection = (HttpURLConnection) healthCheck.toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(CHECK_MILLIS);
      connection.setReadTimeout(CHECK_MILLIS);
      return connection.getResponseCode() == readyStatus;
    } catch (IOException e) {
      // Not ready yet; the caller waits for it.
      return false;
    }
  }

  private static LocalFault tooSlow(ChildProcess process, URI healthCheck) {
    return new LocalFault(
        process.name()
            + " did not answer "
            + healthCheck
            + " within "
            + LIMIT.toSeconds()
            + " s. Its last lines:\n"
            + process.lastLines(),
        "Try again; if the machine is very busy, give it time to settle first.");
  }
}
