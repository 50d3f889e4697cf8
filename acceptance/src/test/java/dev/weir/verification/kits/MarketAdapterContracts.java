package dev.weir.verification.kits;

import dev.weir.acceptance.stacks.ProvisionedStack;
import dev.weir.market.ConflictRetry;
import dev.weir.market.DynamoMarkStore;
import dev.weir.market.MarkStore;
import dev.weir.market.delivery.commit.DecisionTopic;
import dev.weir.market.delivery.commit.SnsDecisionTopic;
import dev.weir.market.marks.commit.DynamoFeedStore;
import dev.weir.market.marks.commit.FeedStore;
import dev.weir.market.reference.DynamoHaltStore;
import dev.weir.market.reference.DynamoReferenceStore;
import dev.weir.market.reference.HaltStore;
import dev.weir.market.reference.ReferenceStore;
import dev.weir.market.risk.beat.BeatStore;
import dev.weir.market.risk.beat.DynamoBeatStore;
import dev.weir.market.risk.commit.DynamoRiskStore;
import dev.weir.market.risk.commit.RiskStore;
import dev.weir.market.risk.lease.DynamoLeaseStore;
import dev.weir.market.risk.lease.LeaseStore;
import java.util.List;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The market's contracts for the adapters, on separate tables and topics. */
abstract class MarketAdapterContracts {

  abstract ProvisionedStack stack();

  private DynamoDbClient dynamo() {
    return stack().clients().dynamodb();
  }

  @Nested
  class MarksAdapter extends MarkStoreContract {
    @Override
    MarkStore open() {
      return new DynamoMarkStore(dynamo(), MarketTable.create(dynamo(), "symbol", "venue"));
    }
  }

  @Nested
  class RisksAdapter extends RiskStoreContract {
    @Override
    RiskStore open() {
      return new DynamoRiskStore(dynamo(), MarketTable.create(dynamo(), "portfolio"));
    }
  }

  @Nested
  class BeatsAdapter extends BeatStoreContract {
    @Override
    BeatStore open() {
      return new DynamoBeatStore(dynamo(), MarketTable.create(dynamo(), "portfolio"));
    }
  }

  @Nested
  class LeasesAdapter extends LeaseStoreContract {
    @Override
    LeaseStore open() {
      return new DynamoLeaseStore(dynamo(), MarketTable.create(dynamo(), "group"));
    }
  }

  @Nested
  class ReferencesAdapter extends ReferenceStoreContract {
    @Override
    ReferenceStore open() {
      return new DynamoReferenceStore(
          dynamo(), MarketTable.create(dynamo(), "set", "part"), new ConflictRetry(_ -> {}));
    }
  }

  @Nested
  class HaltsAdapter extends HaltStoreContract {
    @Override
    HaltStore open() {
      return new DynamoHaltStore(dynamo(), MarketTable.create(dynamo(), "set", "part"));
    }
  }

  @Nested
  class FeedsAdapter extends FeedStoreContract {
    @Override
    FeedStore open() {
      return new DynamoFeedStore(dynamo(), MarketTable.create(dynamo(), "lane"));
    }
  }

  @Nested
  class DecisionTopicAdapter extends DecisionTopicContract {
    private FifoQueue queue;

    @Override
    DecisionTopic open() {
      queue = FifoQueue.subscribed(stack().clients());
      return new SnsDecisionTopic(stack().clients().sns(), queue.topicArn());
    }

    @Override
    List<String> received(int count) {
      return queue.receive(count);
    }
  }
}
