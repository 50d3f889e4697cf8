package dev.weir.local.metrics;

import dev.weir.local.process.LoopbackServer;
import java.net.URI;
import java.time.InstantSource;
import java.util.SequencedMap;

/** The endpoint on a free port. */
final class RunningEndpoint implements AutoCloseable {

  private final LoopbackServer server = LoopbackServer.open(0);

  RunningEndpoint(SequencedMap<String, MetricStore> stores, InstantSource clock) {
    server.serve(MetricsEndpoint.PATH, new MetricsEndpoint(stores, clock));
    server.start();
  }

  URI address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
  }
}
