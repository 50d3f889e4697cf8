package dev.weir.verification.accesslog;

import dev.weir.events.envelope.CloudWatchLogs;
import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.WrappedLine;
import dev.weir.verification.accesslog.LabelledRecord.LineLabel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Generates records with known lines: several minutes, services, envelopes, and garbage. */
public final class RecordGenerator {

  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String[] SERVICES = {"shop", "search", "login"};
  private static final int[] STATUSES = {200, 200, 301, 404, 500, 503, 200, 502};

  private final RandomGenerator random;
  private final Instant start;

  /** Generates records that arrive from an instant on. */
  public RecordGenerator(RandomGenerator random, Instant start) {
    this.random = random;
    this.start = start;
  }

  /** Returns the next record. */
  public LabelledRecord next() {
    var arrivedAt = start.plusSeconds(random.nextInt(180));
    var logGroup = random.nextInt(4) == 0 ? "/group/" + random.nextInt(2) : "";
    var lines = new ArrayList<String>();
    var labels = new ArrayList<LineLabel>();
    for (var i = 1 + random.nextInt(4); i > 0; i--) {
      addLine(arrivedAt, logGroup.isEmpty() ? "default" : logGroup, lines, labels);
    }
    return new LabelledRecord(enclose(lines, logGroup, arrivedAt), arrivedAt, labels);
  }

  private void addLine(
      Instant arrivedAt, String source, List<String> lines, List<LineLabel> labels) {
    if (random.nextInt(8) == 0) {
      var garbage = "garbage " + random.nextInt(1_000);
      lines.add(garbage);
      labels.add(new LineLabel(source, arrivedAt.getEpochSecond(), LineLabel.GARBAGE, 0, garbage));
      return;
    }
    var isLate = random.nextInt(10) == 0;
    var time = arrivedAt.minusSeconds(isLate ? 400 + random.nextInt(90_000) : random.nextInt(90));
    var status = STATUSES[random.nextInt(STATUSES.length)];
    var bytes = random.nextInt(5_000);
    var line =
        "192.0.2.7 - - [%s] \"GET /a HTTP/1.1\" %d %d".formatted(CLF.format(time), status, bytes);
    var vhost = random.nextInt(2) == 0 ? SERVICES[random.nextInt(SERVICES.length)] : "";
    var whole = vhost.isEmpty() ? line : vhost + ":443 " + line;
    var service = vhost.isEmpty() ? source : vhost;
    lines.add(whole);
    labels.add(new LineLabel(service, time.getEpochSecond(), status, bytes, whole));
  }

  private byte[] enclose(List<String> lines, String logGroup, Instant at) {
    if (!logGroup.isEmpty()) {
      return Gzip.compress(CloudWatchLogs.dataMessage(logGroup, at, lines));
    }
    var packed = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(4)) {
      case 0 -> Gzip.compress(packed);
      case 1 -> lines.size() == 1 ? WrappedLine.ofFluentBit(lines.getFirst(), at) : packed;
      default -> packed;
    };
  }
}
