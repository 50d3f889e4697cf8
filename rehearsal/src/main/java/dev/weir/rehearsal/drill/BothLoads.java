package dev.weir.rehearsal.drill;

import dev.weir.client.cloud.Cloud;
import dev.weir.metrics.stack.DataStream;
import dev.weir.producer.KinesisStream;
import dev.weir.rehearsal.trial.SyntheticMarket;
import dev.weir.samples.MarketFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** The loads of both Regions, running from creation until close. */
final class BothLoads implements AutoCloseable {

  // The time until both feeds are at their first tick.
  private static final Duration HEAD_START = Duration.ofSeconds(1);

  private final List<OpenLoad> loads = new ArrayList<>();
  private final List<KinesisClient> clients = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Map<String, LoadLog> logs = new TreeMap<>();

  /**
   * Starts the loads.
   *
   * @param clouds by Region; the first gets the first feed
   * @param ticks receives each tick before it is sent, and once it is acknowledged
   */
  BothLoads(Map<String, Cloud> clouds, SyntheticMarket market, int perSecond, TickBook ticks) {
    var start = Instant.now().plus(HEAD_START);
    for (var region : clouds.keySet()) {
      var side = loads.isEmpty() ? MarketFeed.FIRST : MarketFeed.SECOND;
      var kinesis = clouds.get(region).kinesis();
      clients.add(kinesis);
      // The first call is slow, so it is made outside the load.
      var name = clouds.get(region).output(DataStream.MARKET.nameOutput());
      kinesis.describeStreamSummary(request -> request.streamName(name));
      var log = new LoadLog(perSecond, start);
      logs.put(region, log);
      loads.add(
          new OpenLoad(
              new KinesisStream(kinesis, name),
              market.ticks(side).map(ticks::offered).iterator(),
              perSecond,
              start,
              log,
              tick -> ticks.acknowledged(region, tick)));
    }
    loads.forEach(load -> threads.add(Thread.ofVirtual().name("load").start(load)));
  }

  /** Returns the logs by Region. */
  Map<String, LoadLog> logs() {
    return Map.copyOf(logs);
  }

  /** Ends both loads after the calls in progress. */
  void end() throws InterruptedException {
    loads.forEach(OpenLoad::stop);
    for (var thread : threads) {
      thread.join();
    }
  }

  @Override
  public void close() {
    loads.forEach(OpenLoad::stop);
    threads.forEach(Thread::interrupt);
    clients.forEach(KinesisClient::close);
  }
}
