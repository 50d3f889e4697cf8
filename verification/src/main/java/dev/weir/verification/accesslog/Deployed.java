package dev.weir.verification.accesslog;

import dev.weir.accesslog.AccessLogHandler;
import dev.weir.accesslog.AccessLogPorts;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.MinuteCounts;
import dev.weir.alerts.AlertPublisher;
import dev.weir.stream.HashKeyRange;
import dev.weir.verification.fakes.Disturbance;
import dev.weir.verification.fakes.FakeAlertTopic;
import dev.weir.verification.fakes.FakeContext;
import dev.weir.verification.fakes.FakeMinuteCounts;
import dev.weir.verification.fakes.FakeOutbox;
import dev.weir.verification.fakes.FakeQuarantine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The pipeline, deployed on ports in memory; function instances come and go. */
public final class Deployed {

  private static final Pattern FIRST_FAILED = Pattern.compile("\"itemIdentifier\":\"(\\d+)\"");

  private final FakeMinuteCounts counts;
  private final FakeQuarantine quarantine;
  private final FakeOutbox outbox;
  private final FakeAlertTopic topic;
  private final UnaryOperator<MinuteCounts> variant;
  private Map<String, String> settings =
      Map.of(
          AccessLogSettings.ALERT_HORIZON, "PT0S",
          AccessLogSettings.ERROR_RULES, "{\"defaults\":{\"count\":3,\"ratio\":0}}");
  private Instant now;
  private String incarnation = "1";

  /** A deployment whose every port is disturbed alike. */
  public Deployed(Instant now, Disturbance disturbance) {
    this(now, disturbance, UnaryOperator.identity());
  }

  /**
   * A deployment with a variant of the store.
   *
   * @param variant wraps the store, for instance with a mistake that is to be found
   */
  public Deployed(Instant now, Disturbance disturbance, UnaryOperator<MinuteCounts> variant) {
    this.now = now;
    this.variant = variant;
    counts = new FakeMinuteCounts(disturbance);
    quarantine = new FakeQuarantine(disturbance);
    outbox = new FakeOutbox(disturbance);
    topic = new FakeAlertTopic(disturbance);
  }

  /** The answer of a function. */
  public record Answer(String json) {

    /** The sequence number from which on it wants everything again; "" where it is done. */
    public String retryFrom() {
      var failed = FIRST_FAILED.matcher(json);
      return failed.find() ? failed.group(1) : "";
    }
  }

  /** A function instance: what a cold start makes. */
  public interface Instance {
    /** Invokes it with an event. */
    Answer invoke(byte[] event);
  }

  /** Deploys other settings; instances that are there keep theirs. */
  public void redeploy(Map<String, String> otherSettings) {
    settings = Map.copyOf(otherSettings);
  }

  /** The stream is deleted and made again. */
  public void remakeStream(String newIncarnation) {
    incarnation = newIncarnation;
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** A new instance, with a minute left in each invocation. */
  public Instance coldStart() {
    return coldStart(new FakeContext());
  }

  /** A new instance with a context of its own. */
  public Instance coldStart(FakeContext context) {
    var handler =
        new AccessLogHandler(
            AccessLogSettings.of(settings),
            new AccessLogPorts(
                _ -> incarnation,
                _ -> HashKeyRange.whole(),
                variant.apply(counts),
                quarantine,
                outbox,
                topic,
                () -> now));
    return event -> {
      var answer = new ByteArrayOutputStream();
      try {
        handler.handleRequest(new ByteArrayInputStream(event), answer, context);
      } catch (IOException e) {
        throw new UncheckedIOException(e); // memory does not fail
      }
      return new Answer(answer.toString(StandardCharsets.UTF_8));
    };
  }

  /** Runs the sweep of the outbox. */
  public void sweep() {
    new AlertPublisher(outbox, topic, () -> now).sweep();
  }

  /** The stored counts. */
  public FakeMinuteCounts counts() {
    return counts;
  }

  /** What was put aside. */
  public FakeQuarantine quarantine() {
    return quarantine;
  }

  /** The alerts that were raised. */
  public FakeOutbox outbox() {
    return outbox;
  }

  /** What subscribers got. */
  public FakeAlertTopic topic() {
    return topic;
  }
}
