package dev.weir.local.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;

/**
 * Runs DynamoDB Local in a separate process: in memory, one database for all keys and regions, on
 * 127.0.0.1 only.
 *
 * <p>DynamoDB Local's main class listens on every interface and reports telemetry unless configured
 * otherwise. This one puts the same request handler behind a connector on loopback, refuses web
 * pages, and never sets telemetry up.
 *
 * <p>The process ends with its standard input, so it never outlives its parent.
 */
public final class DynamoDbOnLoopback {

  private static final String LOOPBACK = "127.0.0.1";
  private static final boolean IN_MEMORY = true;
  private static final boolean SHARED_BY_ALL_KEYS_AND_REGIONS = true;
  private static final boolean DELAY_TRANSIENT_STATUSES = false;
  private static final String NO_FOLDER = null;
  private static final String NO_ORIGIN = null;

  private DynamoDbOnLoopback() {}

  /**
   * Starts the server and returns when it has ended.
   *
   * @param args only the port
   */
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("Expected one argument, the port");
    }
    endWithStandardInput();
    var server = server(Integer.parseInt(args[0]));
    server.start();
    server.join();
  }

  private static Server server(int port) throws Exception {
    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost(LOOPBACK);
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(new DynamoDbWebPageGuard(new ContextHandler(handler(), "/")));
    return server;
  }

  private static LocalDynamoDBServerHandler handler() throws Exception {
    var requests =
        new LocalDynamoDBRequestHandler(
            0, IN_MEMORY, NO_FOLDER, SHARED_BY_ALL_KEYS_AND_REGIONS, DELAY_TRANSIENT_STATUSES);
    return new LocalDynamoDBServerHandler(requests, NO_ORIGIN);
  }

  private static void endWithStandardInput() {
    Thread.ofPlatform()
        .daemon()
        .name("parent-watch")
        .start(
            () -> {
              awaitEnd();
              // All data is in memory: there is nothing to save and no reason to shut down slowly.
              Runtime.getRuntime().halt(0);
            });
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // No input is expected: only the end of the stream has a meaning.
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Standard input can't be read", e);
    }
  }
}
