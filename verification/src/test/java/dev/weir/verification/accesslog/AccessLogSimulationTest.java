package dev.weir.verification.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.Shard;
import dev.weir.testkit.EventSourceModel.Mistakes;
import dev.weir.verification.fakes.StrictMinuteCounts;
import dev.weir.verification.worlds.SeedsRunTwice;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Worlds from seeds. {@code -Dweir.seeds=N} runs more of them, {@code -Dweir.seed=S} repeats one.
 */
class AccessLogSimulationTest {

  private static final long SEEDS = Long.getLong("weir.seeds", 150);
  private static final long SEEDS_THAT_MUST_SUFFICE = 500;

  @Test
  void a_replay_of_the_quarantine_counts_each_line_once_though_the_parser_changed_in_mid_retry() {
    var simulation = AccessLogSimulation.withChangingParser();
    assertThat(simulation.firstViolation(1, SEEDS)).isEmpty();
  }

  @Test
  void a_replay_that_takes_what_no_commit_names_is_found() {
    var simulation = AccessLogSimulation.withReplayOfAllObjects();
    assertThat(simulation.firstViolation(1, SEEDS_THAT_MUST_SUFFICE)).isPresent();
  }

  @Test
  void every_world_ends_exact() {
    var only = Long.getLong("weir.seed");
    var simulation = AccessLogSimulation.asItIs();
    var first = only == null ? 1 : only;
    assertThat(simulation.firstViolation(first, only == null ? SEEDS : only)).isEmpty();
  }

  @Test
  void the_same_seed_gives_the_same_world() {
    var once = AccessLogSimulation.with(CountsWithoutCondition::new, Mistakes.NONE);
    var again = AccessLogSimulation.with(CountsWithoutCondition::new, Mistakes.NONE);
    SeedsRunTwice.endAlike(1, once::run, again::run);
  }

  @Test
  void a_commit_without_its_condition_is_found() {
    assertIsFound(CountsWithoutCondition::new, Mistakes.NONE);
  }

  @Test
  void counts_without_a_fence_are_found() {
    assertIsFound(WithoutFence::new, Mistakes.NONE);
  }

  @Test
  void a_fence_without_the_shard_in_its_key_is_found() {
    assertIsFound(CountsWithoutShard::new, Mistakes.NONE);
  }

  @Test
  void an_open_minute_that_is_not_closed_is_found() {
    assertIsFound(store -> through(store, NotClosing::new), Mistakes.NONE);
  }

  @Test
  void an_open_minute_that_is_written_without_the_condition_is_found() {
    assertIsFound(store -> through(store, WithoutConditionOnTheMinute::new), Mistakes.NONE);
  }

  @Test
  void a_deployment_over_what_an_earlier_version_stored_loses_nothing_and_counts_nothing_twice() {
    var simulation = AccessLogSimulation.afterAnEarlierVersion(EarlierVersion::new);
    assertThat(simulation.firstViolation(1, SEEDS)).isEmpty();
  }

  @Test
  void an_event_source_that_goes_on_after_a_failure_is_found() {
    assertIsFound(UnaryOperator.identity(), new Mistakes(true, false));
  }

  @Test
  void two_batches_of_a_shard_at_once_are_found() {
    assertIsFound(UnaryOperator.identity(), new Mistakes(false, true));
  }

  private static void assertIsFound(UnaryOperator<MinuteCounts> store, Mistakes mistakes) {
    var simulation = AccessLogSimulation.with(store, mistakes);
    assertThat(simulation.firstViolation(1, SEEDS_THAT_MUST_SUFFICE)).isPresent();
  }

  private static MinuteCounts through(MinuteCounts store, UnaryOperator<DynamoDbClient> mistaken) {
    return ((StrictMinuteCounts) store).through(mistaken);
  }

  /** A table with a mistake: passes on what it does not get wrong. */
  private abstract static class MistakenTable implements DynamoDbClient {
    final DynamoDbClient right;

    MistakenTable(DynamoDbClient right) {
      this.right = right;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      return right.getItem(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      return right.batchGetItem(request);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      return right.query(request);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      return right.updateItem(request);
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      return right.transactWriteItems(request);
    }

    @Override
    public String serviceName() {
      return right.serviceName();
    }

    @Override
    public void close() {
      right.close();
    }
  }

  /** Leaves the state in the item of a minute when a later one is opened. */
  private static final class NotClosing extends MistakenTable {
    NotClosing(DynamoDbClient right) {
      super(right);
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      var items = request.transactItems().stream().map(NotClosing::mistaken).toList();
      return right.transactWriteItems(to -> to.transactItems(items));
    }

    private static TransactWriteItem mistaken(TransactWriteItem item) {
      var update = item.update();
      if (update == null || !update.updateExpression().contains("#fence = ")) {
        return item;
      }
      var set =
          update.updateExpression().substring(0, update.updateExpression().indexOf(" REMOVE"));
      var names = new HashMap<>(update.expressionAttributeNames());
      names.keySet().removeIf(name -> !set.contains(name + " ="));
      return item.toBuilder()
          .update(update.toBuilder().updateExpression(set).expressionAttributeNames(names).build())
          .build();
    }
  }

  /** Writes the open minute's item whoever wrote it meanwhile. */
  private static final class WithoutConditionOnTheMinute extends MistakenTable {
    WithoutConditionOnTheMinute(DynamoDbClient right) {
      super(right);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      if (!"revision = :before".equals(request.conditionExpression())) {
        return right.updateItem(request);
      }
      var values = new HashMap<>(request.expressionAttributeValues());
      values.remove(":before");
      return right.updateItem(
          request.toBuilder().conditionExpression(null).expressionAttributeValues(values).build());
    }
  }

  /** Knows of no open minute: keeps all state in the lane's own item, and reads it nowhere else. */
  private static final class EarlierVersion extends MistakenCounts {
    EarlierVersion(MinuteCounts right) {
      super(right);
    }

    private static LaneState known(LaneState state) {
      if (state.open().isPresent()) {
        throw new NumberFormatException("Not a revision");
      }
      return state;
    }

    @Override
    public LaneState lane(Lane lane) {
      return known(right.lane(lane));
    }

    @Override
    public CommitResult<LaneState> commit(Commit commit) {
      var after = commit.after();
      var before =
          new LaneState(
              after.revision(),
              after.position(),
              after.touched(),
              after.arrived(),
              after.floods(),
              after.busy(),
              Optional.empty());
      var result =
          right.commit(
              new Commit(
                  commit.lane(),
                  commit.before(),
                  before,
                  commit.counts(),
                  commit.quarantined(),
                  commit.expiresAt()));
      return result instanceof CommitResult.Conflict<LaneState>(var found)
          ? new CommitResult.Conflict<>(known(found))
          : new CommitResult.Committed<>(before);
    }
  }

  /** A store with a mistake: passes on what it does not get wrong. */
  private abstract static class MistakenCounts implements MinuteCounts {
    final MinuteCounts right;

    MistakenCounts(MinuteCounts right) {
      this.right = right;
    }

    @Override
    public LaneState lane(Lane lane) {
      return right.lane(lane);
    }

    @Override
    public Map<Minute, MinuteCount> partialCounts(Lane lane, Collection<Minute> minutes) {
      return right.partialCounts(lane, minutes);
    }

    @Override
    public CommitResult<LaneState> commit(Commit commit) {
      return right.commit(commit);
    }

    @Override
    public Set<String> quarantined(Lane lane) {
      return right.quarantined(lane);
    }

    @Override
    public MinuteCount total(Lane lane, Minute minute) {
      return right.total(lane, minute);
    }
  }

  /** Writes unconditionally. */
  private static final class CountsWithoutCondition extends MistakenCounts {
    CountsWithoutCondition(MinuteCounts right) {
      super(right);
    }

    @Override
    public CommitResult<LaneState> commit(Commit commit) {
      var result = right.commit(commit);
      return result instanceof CommitResult.Conflict<LaneState>(var found)
              && canFollow(commit, found)
          ? right.commit(
              new Commit(
                  commit.lane(),
                  found,
                  commit.after(),
                  commit.counts(),
                  commit.quarantined(),
                  commit.expiresAt()))
          : result;
    }
  }

  private static boolean canFollow(Commit commit, LaneState found) {
    var open = commit.after().open();
    return open.equals(found.open()) || open.filter(commit.counts()::containsKey).isPresent();
  }

  /** Never says how far a lane is: what comes again is counted again. */
  private static final class WithoutFence extends MistakenCounts {
    WithoutFence(MinuteCounts right) {
      super(right);
    }

    @Override
    public LaneState lane(Lane lane) {
      var stored = right.lane(lane);
      return new LaneState(
          stored.revision(),
          LaneState.NEW.position(),
          stored.touched(),
          stored.arrived(),
          stored.floods(),
          stored.busy(),
          stored.open());
    }
  }

  /** Uses one lane for all shards. */
  private static final class CountsWithoutShard extends MistakenCounts {
    CountsWithoutShard(MinuteCounts right) {
      super(right);
    }

    private static Lane one(Lane lane) {
      return new Lane(
          lane.projection(), lane.stream(), lane.incarnation(), new Shard("shardId-000000000000"));
    }

    @Override
    public LaneState lane(Lane lane) {
      return right.lane(one(lane));
    }

    @Override
    public Map<Minute, MinuteCount> partialCounts(Lane lane, Collection<Minute> minutes) {
      return right.partialCounts(one(lane), minutes);
    }

    @Override
    public CommitResult<LaneState> commit(Commit commit) {
      return right.commit(
          new Commit(
              one(commit.lane()),
              commit.before(),
              commit.after(),
              commit.counts(),
              commit.quarantined(),
              commit.expiresAt()));
    }
  }
}
