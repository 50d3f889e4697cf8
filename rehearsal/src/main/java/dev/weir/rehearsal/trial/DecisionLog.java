package dev.weir.rehearsal.trial;

import dev.weir.client.cloud.Cloud;
import dev.weir.client.market.DecisionSubscriber;
import dev.weir.client.market.DecisionView;
import dev.weir.client.market.VersionCheck;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;

/** The decisions that a Region's trading system receives, with the time of receipt. Thread-safe. */
public final class DecisionLog implements Runnable {

  private static final long PAUSE_MILLIS = 200;

  /** A decision and when it was received. */
  public record ReceivedDecision(DecisionView decision, Instant at) {}

  /** A source of decisions. */
  interface Inbox extends AutoCloseable {

    /**
     * Returns the decisions that have arrived, in order, waiting a little for the first.
     *
     * @throws SdkException while the Region does not answer
     */
    List<DecisionView> receive();

    @Override
    void close();
  }

  private final Inbox inbox;
  private final String prefix;
  private final InstantSource clock;
  private final List<ReceivedDecision> received = new ArrayList<>();
  private final VersionCheck check = new VersionCheck();
  private volatile boolean stopped;

  /**
   * Creates a log of an inbox, which it closes with itself.
   *
   * @param prefix of the portfolios to include
   */
  DecisionLog(Inbox inbox, String prefix, InstantSource clock) {
    this.inbox = inbox;
    this.prefix = prefix;
    this.clock = clock;
  }

  /**
   * Subscribes to a Region's decisions.
   *
   * @param prefix of the portfolios to include
   */
  public static DecisionLog subscribed(Cloud region, String prefix) {
    var subscriber = DecisionSubscriber.subscribe(region);
    var inbox =
        new Inbox() {
          @Override
          public List<DecisionView> receive() {
            return subscriber.receive();
          }

          @Override
          public void close() {
            subscriber.close();
          }
        };
    return new DecisionLog(inbox, prefix, InstantSource.system());
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        try {
          inbox.receive().forEach(this::add);
        } catch (SdkException e) {
          Thread.sleep(PAUSE_MILLIS); // while the Region is lost, nobody there receives anything
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void add(DecisionView decision) {
    if (decision.portfolio().startsWith(prefix)) {
      check.take(decision.portfolio(), decision.version(), decision.previousVersion());
      received.add(new ReceivedDecision(decision, clock.instant()));
    }
  }

  /** Ends {@link #run} after the call in progress. */
  public void stop() {
    stopped = true;
  }

  /** Removes the subscription. */
  public void close() {
    inbox.close();
  }

  /** Returns all decisions received, in order. */
  public synchronized List<ReceivedDecision> all() {
    return List.copyOf(received);
  }

  /** Returns the latest decision of each portfolio. */
  public synchronized Map<String, DecisionView> latest() {
    var latest = new TreeMap<String, DecisionView>();
    received.forEach(each -> latest.put(each.decision().portfolio(), each.decision()));
    return latest;
  }

  /** Returns all decisions by portfolio and version. */
  public synchronized Map<String, String> byVersion() {
    var texts = new TreeMap<String, String>();
    for (var each : received) {
      texts.put(
          each.decision().portfolio() + "#" + each.decision().version(), each.decision().text());
    }
    return texts;
  }

  /**
   * Returns when, after a moment, a portfolio's first decision computed by this Region was
   * received.
   */
  public synchronized Optional<Instant> firstAfter(
      Instant moment, String portfolio, String region) {
    return received.stream()
        .filter(each -> each.at().isAfter(moment))
        .filter(each -> each.decision().portfolio().equals(portfolio))
        .filter(each -> each.decision().region().equals(region))
        .map(ReceivedDecision::at)
        .findFirst();
  }

  /** Returns a check of the versions received. */
  public synchronized VersionCheck check() {
    return check;
  }
}
