package dev.weir.client.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.Archive;
import dev.weir.archive.ArchiveKey;
import dev.weir.client.market.ArchivedDecisions.Found;
import dev.weir.market.archive.DecisionArchiveHandler;
import dev.weir.market.archive.DecisionArchivePorts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Decisions that the function archived, read again. */
class ArchivedDecisionsTest {

  private static final Instant START = Instant.parse("2026-11-23T23:59:58Z");

  private final TreeMap<String, byte[]> objects = new TreeMap<>();
  private final Archive archive =
      new Archive() {
        @Override
        public void put(ArchiveKey key, byte[] object) {
          objects.put(key.text(), object);
        }

        @Override
        public Optional<byte[]> get(String key) {
          return Optional.ofNullable(objects.get(key));
        }

        @Override
        public List<String> keys(String prefix) {
          return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
        }
      };
  private final List<String> changes = new ArrayList<>();

  private void change(String image) {
    changes.add(
        "{'dynamodb':{'SequenceNumber':'%d','NewImage':{%s}}}"
            .formatted(95 + changes.size(), image));
  }

  private void decide(String portfolio, int version, Instant at) {
    var decision =
        "{\\\"portfolio\\\":\\\"%s\\\",\\\"version\\\":%d,\\\"previousVersion\\\":%d,\\\"decidedAt\\\":\\\"%s\\\"}"
            .formatted(portfolio, version, version - 1, at);
    change(
        "'portfolio':{'S':'%s'},'version':{'N':'%d'},'decision':{'S':'%s'}"
            .formatted(portfolio, version, decision));
  }

  private void deliver(int from, int to) throws IOException {
    var event = "{'Records':[%s]}".formatted(String.join(",", changes.subList(from, to)));
    var answer = new ByteArrayOutputStream();
    new DecisionArchiveHandler(new DecisionArchivePorts(archive, "risk", "us-east-1"))
        .invoke(
            new ByteArrayInputStream(event.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
            answer,
            () -> Duration.ofMinutes(1),
            "test");
    assertThat(answer.toString(StandardCharsets.UTF_8)).contains("\"batchItemFailures\":[]");
  }

  private Found all() {
    return new ArchivedDecisions(archive).read(Instant.MIN, Instant.MAX);
  }

  private static List<String> names(Found found) {
    return found.decisions().stream()
        .map(decision -> decision.portfolio() + " " + decision.version())
        .toList();
  }

  private static long gaps(Found found) {
    var check = new VersionCheck();
    found
        .decisions()
        .forEach(each -> check.take(each.portfolio(), each.version(), each.previousVersion()));
    return check.gaps();
  }

  @Test
  void decisions_come_in_the_order_in_which_they_were_made() throws IOException {
    decide("growth", 1, START);
    decide("income", 7, START.plusSeconds(1));
    change("'portfolio':{'S':'@a'},'beat':{'S':'{}'},'number':{'N':'1'}");
    decide("growth", 2, START.plusSeconds(3));
    deliver(0, 4);

    assertThat(names(all())).containsExactly("growth 1", "income 7", "growth 2");
    assertThat(all().faults()).isEmpty();
  }

  @Test
  void records_delivered_again_in_other_batches_are_there_once() throws IOException {
    IntStream.rangeClosed(1, 6).forEach(version -> decide("growth", version, START));
    deliver(0, 4);
    deliver(2, 6);
    deliver(0, 4);

    assertThat(objects).hasSize(2);
    assertThat(all().decisions()).hasSize(6);
    assertThat(all().faults()).isEmpty();
    assertThat(gaps(all())).isZero();
  }

  @Test
  void a_missing_object_is_a_gap_in_the_versions() throws IOException {
    IntStream.rangeClosed(1, 6).forEach(version -> decide("growth", version, START));
    deliver(0, 2);
    deliver(2, 4);
    deliver(4, 6);
    objects.keySet().removeIf(key -> key.contains("/97-98."));

    assertThat(all().decisions()).hasSize(4);
    assertThat(gaps(all())).isOne();
  }

  @Test
  void a_changed_object_is_named() throws IOException {
    decide("growth", 1, START);
    deliver(0, 1);
    var key = objects.firstKey();
    objects.get(key)[20] ^= 1;

    assertThat(all().faults()).containsExactly("The object was changed: " + key);
  }

  @Test
  void two_contents_of_one_version_are_a_fault() throws IOException {
    decide("growth", 1, START);
    decide("growth", 1, START.plusSeconds(1));
    deliver(0, 2);

    assertThat(all().faults())
        .singleElement()
        .asString()
        .endsWith("has another version 1 of growth");
  }

  @Test
  void a_clock_that_goes_back_makes_no_gap_at_the_end_of_a_period() throws IOException {
    decide("growth", 1, START);
    decide("growth", 2, START.plusSeconds(5));
    decide("growth", 3, START.plusSeconds(1));
    decide("growth", 4, START.plusSeconds(9));
    deliver(0, 4);

    var found = new ArchivedDecisions(archive).read(START, START.plusSeconds(2));
    assertThat(names(found)).containsExactly("growth 1", "growth 2", "growth 3");
    assertThat(gaps(found)).isZero();
  }

  @Test
  void a_period_reads_no_other_days() throws IOException {
    decide("growth", 1, START);
    deliver(0, 1);
    objects.replaceAll((_, bytes) -> new byte[] {1, 2, 3});

    var later = START.plus(Duration.ofDays(3));
    assertThat(new ArchivedDecisions(archive).read(later, Instant.MAX).faults()).isEmpty();
    assertThat(new ArchivedDecisions(archive).read(START, Instant.MAX).faults()).hasSize(1);
  }
}
