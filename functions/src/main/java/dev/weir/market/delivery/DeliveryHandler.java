package dev.weir.market.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Outcome;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.TableBatch;
import dev.weir.stream.TableRecord;
import dev.weir.stream.UnavailableException;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lambda's entry for delivery: the changes of the risk table's replica in this Region. Each
 * portfolio's decisions go out one after the other, several portfolios' at once. The first one that
 * fails holds up its portfolio, and the batch is delivered again from it: so no decision overtakes
 * another, and none is left out.
 */
public final class DeliveryHandler implements RequestStreamHandler {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryHandler.class);
  private static final int PORTFOLIOS_AT_ONCE = 16;

  private final DecisionTopic topic;
  private final Concurrency concurrency;

  /** What Lambda calls at cold start: everything comes from the environment. */
  public DeliveryHandler() {
    this(fromEnvironment(), Concurrency.virtualThreads(PORTFOLIOS_AT_ONCE));
  }

  /** With a topic of one's own, as in simulations and tests. */
  public DeliveryHandler(DecisionTopic topic, Concurrency concurrency) {
    this.topic = topic;
    this.concurrency = concurrency;
  }

  private static DecisionTopic fromEnvironment() {
    var environment = System.getenv();
    Environment.require(environment, Environment.DECISION_TOPIC_ARN);
    return new SnsDecisionTopic(
        new AwsClients().sns(), environment.get(Environment.DECISION_TOPIC_ARN));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    deliver(TableBatch.read(input)).writeTo(output);
  }

  private Outcome deliver(TableBatch batch) {
    var byPortfolio =
        batch.records().stream()
            .filter(change -> change.text("decision").isPresent())
            .collect(
                Collectors.groupingBy(
                    change -> change.image().get("portfolio"),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return concurrency.map(List.copyOf(byPortfolio.values()), this::deliver).stream()
        .flatMap(Optional::stream)
        .min(SequenceNumber::compareTo)
        .map(Outcome::retryFrom)
        .orElseGet(Outcome::done);
  }

  /** Delivers a portfolio's decisions; returns the first that could not be. */
  private Optional<SequenceNumber> deliver(List<TableRecord> decisions) {
    for (var decision : decisions) {
      try {
        topic.publish(
            decision.image().get("portfolio"),
            Long.parseLong(decision.image().get("version")),
            decision.image().get("decision"));
      } catch (UnavailableException e) {
        LOG.warn("Not delivered, again from={}", decision.sequenceNumber(), e);
        return Optional.of(decision.sequenceNumber());
      }
    }
    return Optional.empty();
  }
}
