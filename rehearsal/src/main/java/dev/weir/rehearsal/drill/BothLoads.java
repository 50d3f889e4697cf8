package dev.weir.rehearsal.drill;

import dev.weir.client.cloud.Cloud;
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

/** The loads of both Regions, from when it is made until it is closed. */
final class BothLoads implements AutoCloseable {

  // Until both feeds are at their first tick.
  private static final Duration HEAD_START = Duration.ofSeconds(1);

  private final List<OpenLoad> loads = new ArrayList<>();
  private final List<KinesisClient> clients = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Map<String, LoadLog> logs = new TreeMap<>();

  /**
   * Starts them.
   *
   * @param clouds by Region; the first gets the first feed
   * @param ticks gets each tick before it is sent, and once it is acknowledged
   */
  BothLoads(Map<String, Cloud> clouds, SyntheticMarket market, int perSecond, TickBook ticks) {
    var start = Instant.now().plus(HEAD_START);
    for (var region : clouds.keySet()) {
      var side = loads.isEmpty() ? MarketFeed.FIRST : MarketFeed.SECOND;
      var kinesis = clouds.get(region).kinesis();
      clients.add(kinesis);
      // The first call takes long: it is none of the load's.
      var name = clouds.get(region).output("MarketStreamName");
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

  /** What comes of each, by Region. */
  Map<String, LoadLog> logs() {
    return Map.copyOf(logs);
  }

  /** Ends both after the calls that are under way. */
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
