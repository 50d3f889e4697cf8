package dev.weir.verification.kits;

import dev.weir.market.MarkStore;
import dev.weir.market.delivery.commit.DecisionTopic;
import dev.weir.market.marks.commit.FeedStore;
import dev.weir.market.reference.HaltStore;
import dev.weir.market.reference.ReferenceStore;
import dev.weir.market.risk.beat.BeatStore;
import dev.weir.market.risk.commit.RiskStore;
import dev.weir.market.risk.lease.LeaseStore;
import dev.weir.testkit.CallDisturbance;
import dev.weir.verification.fakes.FakeDecisionTopic;
import dev.weir.verification.fakes.FakeDecisionTopic.Delivered;
import dev.weir.verification.fakes.FakeFeedStore;
import dev.weir.verification.fakes.FakeHaltTable;
import dev.weir.verification.fakes.FakeLeaseTable;
import dev.weir.verification.fakes.FakeMarkTable;
import dev.weir.verification.fakes.FakeReferenceTable;
import dev.weir.verification.fakes.FakeRiskTable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;

/** Tests the market's fakes with the contracts of the real stores. */
class MarketFakesTest {

  @Nested
  class MarksFake extends MarkStoreContract {
    @Override
    MarkStore open() {
      return new FakeMarkTable().from(CallDisturbance.NONE);
    }
  }

  @Nested
  class RisksFake extends RiskStoreContract {
    @Override
    RiskStore open() {
      return new FakeRiskTable().from(CallDisturbance.NONE);
    }
  }

  @Nested
  class BeatsFake extends BeatStoreContract {
    @Override
    BeatStore open() {
      return new FakeRiskTable().beatsFrom(CallDisturbance.NONE);
    }
  }

  @Nested
  class LeasesFake extends LeaseStoreContract {
    @Override
    LeaseStore open() {
      return new FakeLeaseTable().from(CallDisturbance.NONE);
    }
  }

  @Nested
  class ReferencesFake extends ReferenceStoreContract {
    @Override
    ReferenceStore open() {
      return new FakeReferenceTable().from(CallDisturbance.NONE);
    }
  }

  @Nested
  class HaltsFake extends HaltStoreContract {
    @Override
    HaltStore open() {
      return new FakeHaltTable().from(CallDisturbance.NONE);
    }
  }

  @Nested
  class FeedsFake extends FeedStoreContract {
    @Override
    FeedStore open() {
      return new FakeFeedStore(CallDisturbance.NONE);
    }
  }

  @Nested
  class DecisionTopicFake extends DecisionTopicContract {
    private FakeDecisionTopic topic;

    @Override
    DecisionTopic open() {
      topic = new FakeDecisionTopic(CallDisturbance.NONE, () -> Instant.EPOCH);
      return topic;
    }

    @Override
    List<String> received(int count) {
      return Stream.concat(topic.delivered().stream(), topic.beats().stream())
          .map(Delivered::decision)
          .toList();
    }
  }
}
