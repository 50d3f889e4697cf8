package dev.weir.local.process;

import com.sun.net.httpserver.HttpServer;
import dev.weir.local.fault.LocalFault;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Small HTTP servers on loopback, a virtual thread for each request. */
public final class LoopbackHttp {

  static {
    // Without it an answer waits for the acknowledgement of its headers: some 40 ms a request. The
    // JDK's server reads it once, when its first server is made.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private LoopbackHttp() {}

  /**
   * A server that is bound but not started.
   *
   * @param port 0 for any
   * @throws LocalFault if the port is taken
   */
  public static HttpServer open(int port) {
    try {
      var server = HttpServer.create(Loopback.at(port), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      return server;
    } catch (IOException e) {
      throw new LocalFault(
          "Nothing can listen on " + Loopback.HOST + ":" + port + ": " + e.getMessage(),
          "Choose another port, or leave it out: then a free one is taken.",
          e);
    }
  }

  /** Interrupts requests that are still being answered by a server that was stopped. */
  public static void closeWorkers(HttpServer server) {
    if (server.getExecutor() instanceof ExecutorService workers) {
      workers.shutdownNow();
    }
  }
}
