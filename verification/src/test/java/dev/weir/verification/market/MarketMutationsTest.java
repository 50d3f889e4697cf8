package dev.weir.verification.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.engine.CommitResult;
import dev.weir.market.DecisionText;
import dev.weir.market.Pulse;
import dev.weir.market.Register;
import dev.weir.market.WriteConflictException;
import dev.weir.market.delivery.DeliveryHandler;
import dev.weir.market.delivery.DeliveryPorts;
import dev.weir.market.delivery.commit.DecisionTopic;
import dev.weir.market.risk.RiskPorts;
import dev.weir.market.risk.beat.Standing;
import dev.weir.market.risk.decide.StoredRisk;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Outcome;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.TableBatch;
import dev.weir.stream.UnavailableException;
import dev.weir.testkit.EventSourceModel.Mistakes;
import dev.weir.verification.fakes.FakeRiskTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mistakes that the simulation must find: otherwise its finding none would mean nothing. */
@Tag("long")
class MarketMutationsTest {

  private static final long SEEDS_THAT_MUST_SUFFICE = 10_000;

  private static void assertIsFound(MarketVariant variant) {
    assertThat(new MarketSimulation(variant).firstViolation(1, SEEDS_THAT_MUST_SUFFICE))
        .as("%d seeds", SEEDS_THAT_MUST_SUFFICE)
        .isPresent();
  }

  private static void assertRiskMistakeIsFound(UnaryOperator<RiskPorts> mistake) {
    assertIsFound(MarketVariant.RIGHT.withRisk((_, ports) -> mistake.apply(ports)));
  }

  @Test
  void a_decision_that_is_stored_over_any_version_is_found() {
    assertIsFound(
        MarketVariant.RIGHT.withRisk(
            (tables, ports) ->
                MistakenPorts.withCommit(
                    ports,
                    decision -> {
                      var result = ports.risks().commit(decision);
                      if (result instanceof CommitResult.Conflict<StoredRisk>(var found)
                          && found.epoch() <= decision.provenance().epoch()) {
                        tables.risks().overwrite(decision);
                        return new CommitResult.Committed<>(StoredRisk.after(decision));
                      }
                      return result;
                    })));
  }

  /**
   * Asserts that a scenario finds a mistake that random worlds hardly ever produce, and nothing
   * without it.
   */
  private static void assertIsFound(
      Function<MarketVariant, List<String>> story, MarketVariant mistaken) {
    assertThat(story.apply(MarketVariant.RIGHT)).isEmpty();
    assertThat(story.apply(mistaken)).isNotEmpty();
  }

  @Test
  void a_conflict_of_decisions_that_is_taken_for_success_is_found() {
    assertIsFound(
        MarketStories::aDecisionCollides,
        MarketVariant.RIGHT.withRisk(
            (_, ports) ->
                MistakenPorts.withCommit(
                    ports,
                    decision -> {
                      try {
                        return ports.risks().commit(decision);
                      } catch (WriteConflictException e) {
                        return new CommitResult.Committed<>(StoredRisk.after(decision));
                      }
                    })));
  }

  @Test
  void no_story_finds_anything_where_there_is_no_mistake() {
    assertThat(MarketStories.verifyAll()).isEmpty();
  }

  @Test
  void a_conflict_of_marks_that_is_taken_for_success_is_found() {
    assertIsFound(
        MarketVariant.RIGHT.withMarks(
            (_, right) ->
                MistakenPorts.replacing(
                    right,
                    next -> {
                      try {
                        return right.replace(next);
                      } catch (WriteConflictException e) {
                        return Optional.empty();
                      }
                    })));
  }

  @Test
  void a_mark_that_is_stored_over_a_newer_one_is_found() {
    assertIsFound(
        MarketVariant.RIGHT.withMarks(
            (tables, right) ->
                MistakenPorts.replacing(
                    right,
                    next -> {
                      if (right.replace(next).isPresent()) {
                        tables.marks().overwrite(next);
                      }
                      return Optional.empty();
                    })));
  }

  @Test
  void what_an_instance_remembers_in_place_of_a_reading_is_found() {
    assertIsFound(
        MarketStories::aVoidedMarkIsSetAgain,
        MarketVariant.RIGHT.withMarks((_, right) -> MistakenPorts.remembering(right)));
  }

  @Test
  void a_void_without_a_generation_of_its_own_is_found() {
    assertIsFound(
        MarketVariant.RIGHT.withActs(
            (tables, right) ->
                MistakenPorts.acting(
                    right,
                    next -> {
                      tables.marks().overwrite(inTheGenerationBefore(tables, next));
                      return true;
                    })));
  }

  private static Register inTheGenerationBefore(MarketTables tables, Register next) {
    var stored = tables.marks().read(next.symbol(), next.venue());
    var generation = stored.generation();
    return new Register(
        next.symbol(),
        next.venue(),
        stored.revision() + 1,
        generation,
        next.last().map(last -> last.at(last.mark().rank().in(generation, 0))),
        next.base(),
        next.floor(),
        next.restartedAt(),
        next.restarts(),
        next.replaced(),
        next.candidates(),
        next.act());
  }

  @Test
  void a_void_without_a_floor_is_found() {
    assertIsFound(
        MarketVariant.RIGHT.withActs(
            (_, right) ->
                MistakenPorts.overriding(
                    right,
                    next ->
                        new Register(
                            next.symbol(),
                            next.venue(),
                            next.revision(),
                            next.generation(),
                            next.last(),
                            next.base(),
                            Instant.MIN,
                            next.restartedAt(),
                            next.restarts(),
                            next.replaced(),
                            next.candidates(),
                            next.act()))));
  }

  @Test
  void a_lease_that_is_remembered_instead_of_read_is_found() {
    assertRiskMistakeIsFound(
        ports -> MistakenPorts.withLeases(ports, new MistakenPorts.Remembering(ports)));
  }

  @Test
  void a_take_over_without_computing_anew_is_found() {
    assertRiskMistakeIsFound(ports -> MistakenPorts.withAllMarks(ports, List::of));
  }

  @Test
  void a_reference_version_that_is_remembered_for_a_while_is_found() {
    assertRiskMistakeIsFound(
        ports -> MistakenPorts.withReferences(ports, new MistakenPorts.Outdated(ports)));
  }

  @Test
  void delivery_that_goes_on_after_a_failure_is_found() {
    assertIsFound(MarketVariant.RIGHT.withDelivery(MarketMutationsTest::goingOn));
  }

  // A hundredth of the simulation's runs before a release.
  private static void assertIsFoundSoon(MarketVariant variant) {
    assertThat(new MarketSimulation(variant).firstViolation(1, 1_000))
        .as("1,000 seeds")
        .isPresent();
  }

  @Test
  void a_pulse_that_skips_the_feed_is_found() {
    assertIsFoundSoon(
        MarketVariant.RIGHT.withPulses(
            (_, right) ->
                pulse -> right.put(new Pulse(pulse.region(), pulse.arrivedAt().plusMillis(500)))));
  }

  @Test
  void a_beat_with_versions_that_are_remembered_is_found() {
    var memories = new ConcurrentHashMap<FakeRiskTable, Map<String, Optional<Standing>>>();
    assertIsFoundSoon(
        MarketVariant.RIGHT.withRisk(
            (tables, ports) ->
                MistakenPorts.withBeats(
                    ports,
                    new MistakenPorts.RememberedStandings(
                        ports.beats(),
                        memories.computeIfAbsent(
                            tables.risks(), _ -> new ConcurrentHashMap<>())))));
  }

  @Test
  void a_beat_with_a_version_that_is_not_committed_is_found() {
    assertIsFoundSoon(
        MarketVariant.RIGHT.withRisk(
            (_, ports) ->
                MistakenPorts.withBeats(ports, new MistakenPorts.NextStandings(ports.beats()))));
  }

  @Test
  void a_beat_under_the_deduplication_id_of_a_decision_is_found() {
    assertIsFoundSoon(
        MarketVariant.RIGHT.withDelivery(
            topic ->
                new DeliveryHandler(
                    new DeliveryPorts(
                        new MistakenPorts.BeatsAsDecisions(topic), Concurrency.oneByOne()))));
  }

  @Test
  void a_sweep_that_beats_without_a_pulse_is_found() {
    assertIsFoundSoon(
        MarketVariant.RIGHT.withRisk((_, ports) -> MistakenPorts.beatingByItself(ports)));
  }

  @Test
  void an_event_source_that_goes_on_after_a_failure_is_found() {
    assertIsFound(MarketVariant.RIGHT.withDeliverySource(new Mistakes(true, false)));
  }

  @Test
  void two_batches_of_a_shard_delivered_at_once_are_found() {
    assertIsFound(MarketVariant.RIGHT.withDeliverySource(new Mistakes(false, true)));
  }

  private static RequestStreamHandler goingOn(DecisionTopic topic) {
    return (input, output, _) -> {
      var failed = new ArrayList<SequenceNumber>();
      for (var change : TableBatch.read(input).records()) {
        try {
          var image = change.image();
          topic.publish(
              image.get("portfolio"),
              Long.parseLong(image.get("version")),
              DecisionText.whole(image.get("decision"), change.bytes("marks").orElseThrow()));
        } catch (UnavailableException e) {
          failed.add(change.sequenceNumber());
        }
      }
      var outcome = failed.isEmpty() ? Outcome.done() : Outcome.retryFrom(failed.getFirst());
      outcome.writeTo(output);
    };
  }
}
