package dev.weir.market.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.market.DecisionText;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Outcome;
import dev.weir.stream.RefusedException;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.TableBatch;
import dev.weir.stream.TableRecord;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lambda's entry for delivery: the changes of the risk table's replica in this Region. Each
 * portfolio's decisions go out one after the other, several portfolios' at once. The first one that
 * fails holds up its portfolio; the others of the batch go on. Then the batch is delivered again
 * from it, and all that the shard has behind the batch waits, whichever portfolio it is of. So no
 * decision overtakes another, and none is left out but one that the topic refuses for ever.
 */
public final class DeliveryHandler implements RequestStreamHandler {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryHandler.class);
  private static final int PORTFOLIOS_AT_ONCE = 16;

  private final DecisionTopic topic;
  private final Concurrency concurrency;
  private final Telemetry telemetry;

  /** What Lambda calls at cold start: everything comes from the environment. */
  public DeliveryHandler() {
    this(Telemetry.ofFunction(Step.DELIVERY, Environment.stageOf(System.getenv())));
  }

  private DeliveryHandler(Telemetry telemetry) {
    this(
        fromEnvironment(telemetry.meter()),
        Concurrency.virtualThreads(PORTFOLIOS_AT_ONCE),
        telemetry);
  }

  /** With a topic of one's own, as in simulations and tests. */
  public DeliveryHandler(DecisionTopic topic, Concurrency concurrency) {
    this(topic, concurrency, Telemetry.unseen(Step.DELIVERY));
  }

  /** With a topic and telemetry of one's own. */
  public DeliveryHandler(DecisionTopic topic, Concurrency concurrency, Telemetry telemetry) {
    this.telemetry = telemetry;
    this.topic = topic;
    this.concurrency = concurrency;
  }

  private static DecisionTopic fromEnvironment(Meter meter) {
    var environment = System.getenv();
    Environment.require(environment, Environment.DECISION_TOPIC_ARN);
    return new SnsDecisionTopic(
        new AwsClients(meter).sns(), environment.get(Environment.DECISION_TOPIC_ARN));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    try (var invocation = telemetry.begin(context)) {
      var batch = TableBatch.read(input);
      invocation.has(batch);
      var outcome = deliver(batch);
      outcome.writeTo(output);
      invocation.answers(outcome);
    }
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
            text(decision));
        delivered(decision);
      } catch (RefusedException e) {
        // To wait would hold up the shard for ever. Trading systems see the gap in the versions,
        // and
        // the risk table has the decision.
        LOG.error("Decision refused, it is not delivered: see the risk table", e);
      } catch (UnavailableException e) {
        LOG.warn("Not delivered, again from={}", decision.sequenceNumber(), e);
        return Optional.of(decision.sequenceNumber());
      }
    }
    return Optional.empty();
  }

  private static String text(TableRecord decision) {
    var head = decision.image().get("decision");
    return decision.bytes("marks").map(marks -> DecisionText.whole(head, marks)).orElse(head);
  }

  private void delivered(TableRecord decision) {
    telemetry.meter().count(WeirMetric.DECISIONS_DELIVERED, 1);
    decision
        .text("arrivedAt")
        .map(Instant::parse)
        .ifPresent(at -> telemetry.meter().since(WeirMetric.PUBLISHED_AFTER, at));
  }
}
