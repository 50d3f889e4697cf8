package dev.weir.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AccessLogSampleTest {

  private static final Instant START = Instant.parse("2026-11-23T05:59:40Z");
  private static final Duration LENGTH = Duration.ofSeconds(35);
  private static final AccessLogSample SAMPLE = new AccessLogSample(7, START, LENGTH, 300);
  private static final List<SampleRecord> RECORDS = SAMPLE.records();

  @Test
  void the_same_seed_gives_the_same_records_byte_for_byte() {
    var again = new AccessLogSample(7, START, LENGTH, 300).records();

    assertThat(again).hasSameSizeAs(RECORDS);
    for (var i = 0; i < again.size(); i++) {
      assertThat(again.get(i).data()).isEqualTo(RECORDS.get(i).data());
      assertThat(again.get(i).partitionKey()).isEqualTo(RECORDS.get(i).partitionKey());
      assertThat(again.get(i).due()).isEqualTo(RECORDS.get(i).due());
    }
  }

  @Test
  void another_seed_gives_other_records() {
    var other = new AccessLogSample(8, START, LENGTH, 300).records();

    assertThat(textOf(other)).isNotEqualTo(textOf(RECORDS));
  }

  @Test
  void records_come_in_the_order_in_which_they_are_due_and_within_the_length() {
    assertThat(RECORDS).extracting(SampleRecord::due).isSorted();
    assertThat(RECORDS.getLast().due()).isLessThanOrEqualTo(LENGTH);
  }

  @Test
  void lines_come_at_the_rate_that_was_asked_for() {
    var lines = labels().stream().filter(Label.Response.class::isInstance).count();

    assertThat(lines).isBetween(300L * 34, 300L * 36);
  }

  @Test
  void every_source_has_its_share_of_the_lines() {
    var services = responses().stream().map(Label.Response::service).collect(Collectors.toSet());

    assertThat(services)
        .containsExactlyInAnyOrderElementsOf(Source.ALL.stream().map(Source::service).toList());
  }

  @Test
  void no_line_is_newer_than_the_record_that_carries_it() {
    for (var record : RECORDS) {
      for (var line : record.lines()) {
        if (line.label() instanceof Label.Response response) {
          assertThat(response.at()).isBefore(START.plus(record.due()).plusMillis(1));
        }
      }
    }
  }

  @Test
  void one_service_fails_for_a_while_and_no_other_does() {
    var errors = responses().stream().filter(r -> r.status() >= 500 && r.status() < 600).toList();
    var incident = errors.stream().filter(r -> isOfIncident(r)).count();

    assertThat(incident).isGreaterThan(100);
    assertThat(errors.size() - incident).isLessThan(30);
  }

  private static boolean isOfIncident(Label.Response response) {
    return response.service().equals(AccessLogSample.FAILING_SERVICE)
        && SAMPLE.isIncident(Duration.between(START, response.at()));
  }

  @Test
  void a_backlog_of_old_lines_is_labelled_as_late() {
    var late = responses().stream().filter(Label.Response::late).toList();

    assertThat(late).hasSize(SourceBuffer.LINES_PER_RECORD);
    assertThat(late).allMatch(r -> r.at().isBefore(START.minus(AccessLogSample.LATENESS)));
  }

  @Test
  void there_is_garbage_as_lines_and_as_whole_records() {
    var garbage = labels().stream().filter(Label.GarbageLabel.class::isInstance).count();
    Predicate<SampleRecord> unreadable = r -> r.partitionKey().startsWith("unreadable-");

    assertThat(garbage).isBetween(20L, 150L);
    assertThat(RECORDS.stream().filter(unreadable)).hasSize(2);
  }

  @Test
  void a_line_never_holds_a_line_end() {
    assertThat(
            RECORDS.stream()
                .filter(record -> !record.partitionKey().startsWith("unreadable-"))
                .flatMap(record -> record.lines().stream())
                .map(SampleLine::text))
        .noneMatch(text -> text.contains("\n"));
  }

  @Test
  void a_sample_without_length_or_rate_is_refused() {
    assertThatThrownBy(() -> new AccessLogSample(1, START, Duration.ZERO, 300))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AccessLogSample(1, START, LENGTH, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_recount_has_every_line_once() {
    var recount = new Recount();
    RECORDS.forEach(recount::add);

    var requests =
        recount.counts().values().stream().mapToLong(Recount.RecountedCounts::requests).sum();
    assertThat(requests).isEqualTo(responses().size());
    assertThat(requests + recount.garbage()).isEqualTo(recount.lines());
    assertThat(recount.counts().values().stream().mapToLong(Recount.RecountedCounts::late).sum())
        .isEqualTo(SourceBuffer.LINES_PER_RECORD);
    assertThat(recount.counts().values().stream().mapToLong(Recount.RecountedCounts::bytes).sum())
        .isEqualTo(responses().stream().mapToLong(Label.Response::bytes).sum());
  }

  private static List<Label> labels() {
    return RECORDS.stream().flatMap(r -> r.lines().stream()).map(SampleLine::label).toList();
  }

  private static List<Label.Response> responses() {
    return labels().stream()
        .filter(Label.Response.class::isInstance)
        .map(Label.Response.class::cast)
        .toList();
  }

  private static List<String> textOf(List<SampleRecord> records) {
    return records.stream().map(SampleRecord::data).map(Arrays::toString).toList();
  }
}
