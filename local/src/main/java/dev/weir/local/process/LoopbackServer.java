package dev.weir.local.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.weir.local.fault.LocalFault;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small HTTP server on loopback, with a virtual thread for each request. Requests of web pages
 * are refused before any handler sees them, see {@link WebPageGuard}.
 */
public final class LoopbackServer implements AutoCloseable {

  private static final int NOT_FOUND = 404;

  static {
    // Without it an answer waits for the acknowledgement of its headers: some 40 ms per request.
    // The JDK's server reads it once, when its first server is created.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final WebPageGuard guard;
  private boolean servesRoot;

  private LoopbackServer(HttpServer server, WebPageGuard guard) {
    this.server = server;
    this.guard = guard;
    server.setExecutor(workers);
  }

  /**
   * Opens a server for tools: no web page may call it. It is bound but not started.
   *
   * @param port 0 for any
   * @throws LocalFault if the port is taken
   */
  public static LoopbackServer open(int port) {
    return open(port, WebPageGuard.TOOLS_ONLY);
  }

  /** As {@link #open}, but its own pages may call it too. */
  public static LoopbackServer openWithPage(int port) {
    return open(port, WebPageGuard.TOOLS_AND_OWN_PAGE);
  }

  private static LoopbackServer open(int port, WebPageGuard guard) {
    try {
      return new LoopbackServer(HttpServer.create(Loopback.at(port), 0), guard);
    } catch (IOException e) {
      throw new LocalFault(
          "Nothing can listen on " + Loopback.HOST + ":" + port + ": " + e.getMessage(),
          "Choose another port, or leave it out: then a free one is taken.",
          e);
    }
  }

  /** Lets a handler answer every path that begins with this one. */
  public LoopbackServer serve(String path, HttpHandler handler) {
    servesRoot |= path.equals("/");
    server.createContext(path, exchange -> handle(exchange, handler));
    return this;
  }

  /** Starts to answer. */
  public LoopbackServer start() {
    if (!servesRoot) {
      serve("/", exchange -> end(exchange, NOT_FOUND));
    }
    server.start();
    return this;
  }

  private void handle(HttpExchange exchange, HttpHandler handler) throws IOException {
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    var refusal = guard.refusal(exchange.getRequestHeaders());
    if (refusal.isPresent()) {
      end(exchange, refusal.getAsInt());
    } else {
      handler.handle(exchange);
    }
  }

  private static void end(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, -1);
    }
  }

  /** Answers with a complete body; the caller sets further headers before. */
  public static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Returns the parameters of a request, decoded. */
  public static Map<String, String> query(HttpExchange exchange) {
    var values = new HashMap<String, String>();
    var query = exchange.getRequestURI().getRawQuery();
    if (query != null) {
      for (var pair : query.split("&", -1)) {
        var equals = pair.indexOf('=');
        if (equals > 0) {
          values.put(
              pair.substring(0, equals),
              URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
      }
    }
    return values;
  }

  /** Returns its port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Returns its address. */
  public URI address() {
    return Loopback.http(port());
  }

  /** Stops at once; requests in progress are interrupted. */
  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
