package dev.weir.verification.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.FaultyCode;
import dev.weir.property.PlantedFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mistakes in the engine, each planted in its source and compiled: the deliveries of every pipeline
 * that goes through the place find it. Of keys that risk loses, a take-over or the sweep computes
 * the portfolios again: its conflicts are found by the stories of {@code MarketMutationsTest}.
 */
@Tag("long")
class EngineMutationsTest {

  private static final Path SOURCES = Path.of("../functions/src/main/java/dev/weir");

  /** Its shards show every mistake. */
  private static final long SEED = 5;

  /** Do not know the engine: they are loaded, and translated, once for all mistakes. */
  private static final List<String> WITHOUT_ENGINE =
      List.of(
          "dev.weir.events.",
          "dev.weir.market.exposure.",
          "dev.weir.metrics.",
          "dev.weir.samples.",
          "dev.weir.settings.",
          "dev.weir.testkit.");

  private static final Set<String> ALL =
      Set.of("words", "access logs", "transactions", "archive", "marks", "risk", "delivery");

  /**
   * A mistake and who must find it.
   *
   * @param pipelines those that go through the place
   */
  record Mutation(PlantedFault fault, Set<String> pipelines) {
    @Override
    public String toString() {
      return fault.name();
    }
  }

  private static Mutation everyone(String name, String file, String right, String wrong) {
    return new Mutation(new PlantedFault(name, file, right, wrong), ALL);
  }

  private static Mutation some(
      String name, String file, String right, String wrong, String... pipelines) {
    return new Mutation(
        new PlantedFault(name, file, right, wrong), new TreeSet<>(Arrays.asList(pipelines)));
  }

  static Stream<Mutation> mutations() {
    return Stream.of(
        everyone(
            "an unapplied batch is confirmed",
            "stream/Outcome",
            "return new RetryFrom(first);",
            "return new Done();"),
        everyone(
            "a batch is delivered again from one record too late",
            "engine/Engine",
            "rest.getFirst()).sequenceNumber()",
            "rest.get(Math.min(1, rest.size() - 1))).sequenceNumber()"),
        everyone(
            "the deadline is ignored",
            "stream/Deadline",
            "return remaining().compareTo(reserve) < 0;",
            "return remaining().isNegative();"),
        everyone(
            "the deadline is always near",
            "stream/Deadline",
            "return remaining().compareTo(reserve) < 0;",
            "return remaining().compareTo(reserve) > 0;"),
        everyone(
            "a batch of one record is confirmed unread",
            "engine/Engine",
            "return batch.isEmpty() ? Outcome.done()",
            "return batch.records().size() < 2 ? Outcome.done()"),
        everyone(
            "the last record that is left is taken for applied",
            "engine/Engine",
            "if (rest.isEmpty()) {",
            "if (rest.size() < 2) {"),
        everyone(
            "a slice ends before the last record that is left",
            "engine/Slicer",
            "while (index < Math.min(limit, records.size())",
            "while (index < Math.min(limit, records.size() - 1)"),
        everyone(
            "the answer names a record that is not of the batch",
            "stream/Outcome",
            "first.digits() +",
            "first.digits().substring(1) +"),
        some(
            "every other record of a slice is lost",
            "engine/Slicer",
            "if (!offer(fold, record, found)) {",
            "if (index % 2 == 0 && !offer(fold, record, found)) {",
            "words",
            "access logs",
            "archive",
            "transactions",
            "marks",
            "delivery"),
        some(
            "the first record of a batch is taken for applied",
            "stream/Batch",
            "var first = 0;",
            "var first = records().size() > 1 ? 1 : 0;",
            "words",
            "access logs",
            "archive",
            "transactions",
            "marks",
            "delivery"),
        everyone(
            "published effects count as not published",
            "engine/Engine",
            "if (!isPublished(state, attempt)) {",
            "if (isPublished(state, attempt)) {"),
        some(
            "a record is read as the one before it",
            "engine/Slicer",
            "if (record != lastParsed) {",
            "if (lastParsed == null) {",
            "words",
            "access logs",
            "transactions",
            "marks",
            "delivery"),
        some(
            "every record counts as one that makes the code throw",
            "engine/Containment",
            "return step.get();",
            "return failed(new IllegalStateException(step.get().toString()));",
            "words",
            "access logs",
            "transactions",
            "marks",
            "risk",
            "delivery"),
        everyone(
            "a crash is taken for an answer",
            "engine/Engine",
            """
            } catch (RuntimeException e) {
                    attempt.answers(false);
                    throw e;\
            """,
            """
            } catch (RuntimeException | Error e) {
                    attempt.answers(false);
                    return Outcome.done();\
            """),
        some(
            "the records of a slice come in the reverse order",
            "engine/Slicer",
            "var record = records.get(index);",
            "var record = records.get(Math.min(limit, records.size()) - 1 - index);",
            "words",
            "access logs",
            "archive",
            "transactions",
            "marks"),
        some(
            "the first record after those that are applied is skipped",
            "stream/Batch",
            "return records().subList(first, records().size());",
            """
            return records()
                    .subList(Math.min(first == 0 ? 0 : first + 1, records().size()), records().size());\
            """,
            "words",
            "access logs",
            "archive",
            "transactions",
            "marks"),
        some(
            "after a conflict the old state is kept",
            "engine/Engine",
            """
            meter.count(WeirMetric.CONFLICTS, 1);
                        state = current;\
            """,
            "meter.count(WeirMetric.CONFLICTS, 1);",
            "access logs"),
        some(
            "a conflict ends the batch",
            "engine/Engine",
            """
            conflicts++;
                        meter\
            """,
            """
            if (conflicts++ == 0) {
                          return Outcome.done();
                        }
                        meter\
            """,
            "access logs",
            "marks"),
        some(
            "nothing is published",
            "engine/Engine",
            "return pipeline.publish(state, deadline);",
            "return true;",
            "access logs",
            "words"),
        some(
            "quarantine comes after the commit",
            "engine/Engine",
            """
            quarantine.putAll(slice.rejected());
                    switch (order.commit(state, slice, deadline)) {
                      case Committed<S>(var next) -> {\
            """,
            """
            switch (order.commit(state, slice, deadline)) {
                      case Committed<S>(var next) -> {
                        quarantine.putAll(slice.rejected());\
            """,
            "access logs",
            "words",
            "transactions",
            "marks"),
        some(
            "what a record makes the code throw is thrown on",
            "engine/Containment",
            "return failed(e);",
            "throw e;",
            "words"),
        some(
            "a key's conflict is taken for a commit",
            "engine/ByKey",
            """
            next = 0;
                      state = current;
                      step.publish\
            """,
            """
            next = end;
                      state = current;
                      step.publish\
            """,
            "transactions"),
        some(
            "the greatest unapplied record of all keys is reported",
            "engine/ByKey",
            ".min(SequenceNumber::compareTo);",
            ".max(SequenceNumber::compareTo);",
            "transactions",
            "delivery"),
        some(
            "a key that failed is confirmed",
            "engine/ByKey",
            """
            return Optional.of(unapplied());
                  } finally\
            """,
            """
            return Optional.empty();
                  } finally\
            """,
            "transactions",
            "marks",
            "risk",
            "delivery"));
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void a_mistake_is_found_by_every_pipeline_that_goes_through_its_place(Mutation mutation)
      throws IOException, ReflectiveOperationException {
    assertThat(findersOf(mutation.fault(), mutation.pipelines()))
        .isEqualTo(new TreeSet<>(mutation.pipelines()));
  }

  /** Loaded in the same way, so no mistake is found because of its class loader. */
  @Test
  void nothing_is_found_where_there_is_no_mistake()
      throws IOException, ReflectiveOperationException {
    var right = "if (rest.isEmpty()) {";
    assertThat(findersOf(new PlantedFault("none", "engine/Engine", right, right), ALL)).isEmpty();
  }

  private static Set<String> findersOf(PlantedFault fault, Set<String> pipelines)
      throws IOException, ReflectiveOperationException {
    var faulty = FaultyCode.with(fault, SOURCES, EngineMutationsTest::mayKnowTheEngine);
    var found = new TreeSet<String>();
    for (var pipeline : pipelines) {
      if (isFound(faulty, pipeline)) {
        found.add(pipeline);
      }
    }
    return found;
  }

  private static boolean mayKnowTheEngine(String type) {
    return type.startsWith("dev.weir.") && WITHOUT_ENGINE.stream().noneMatch(type::startsWith);
  }

  private static boolean isFound(FaultyCode faulty, String pipeline)
      throws ReflectiveOperationException {
    var types = new Class<?>[] {String.class, long.class};
    return (boolean) faulty.call(DeliveredPipelines.class, "isFound", types, pipeline, SEED);
  }
}
