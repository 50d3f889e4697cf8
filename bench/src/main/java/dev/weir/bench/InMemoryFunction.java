package dev.weir.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.engine.StreamHandler;
import dev.weir.stream.Deadline;
import dev.weir.verification.fakes.FakeQuarantine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;

/** A function on tables in memory, which are made again for each record. */
abstract class InMemoryFunction implements WholeFunction {

  private static final Deadline IN_TIME = () -> Duration.ofMinutes(10);

  private FakeQuarantine quarantine = new FakeQuarantine();
  private StreamHandler handler;
  private String answer = "";

  /** Creates the function, with new tables. */
  abstract StreamHandler create(FakeQuarantine itsQuarantine);

  /** Returns the stored form of the last record. */
  abstract String stored();

  @Override
  public void forget() {
    quarantine = new FakeQuarantine();
    handler = create(quarantine);
  }

  @Override
  public void invoke(byte[] event) throws IOException {
    var response = new ByteArrayOutputStream();
    handler.invoke(new ByteArrayInputStream(event), response, IN_TIME, "request");
    answer = response.toString(UTF_8);
  }

  @Override
  public String lastResult() {
    var rejected = quarantine.all();
    return "%s rejected=%,d %s %s"
        .formatted(
            stored(),
            rejected.size(),
            rejected.isEmpty() ? "" : rejected.getFirst().reason(),
            answer.contains("itemIdentifier") ? "NOT APPLIED" : "");
  }
}
