package dev.weir.local.metrics;

import com.sun.net.httpserver.HttpServer;
import dev.weir.local.process.Loopback;
import dev.weir.local.process.LoopbackHttp;
import java.net.URI;
import java.time.InstantSource;
import java.util.SequencedMap;

/** The endpoint on a port of its own. */
final class RunningEndpoint implements AutoCloseable {

  private final HttpServer server = LoopbackHttp.open(0);

  RunningEndpoint(SequencedMap<String, MetricStore> stores, InstantSource clock) {
    server.createContext(MetricsEndpoint.PATH, new MetricsEndpoint(stores, clock));
    server.start();
  }

  URI address() {
    return Loopback.http(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    LoopbackHttp.closeWorkers(server);
  }
}
