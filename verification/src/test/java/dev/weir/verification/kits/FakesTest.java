package dev.weir.verification.kits;

import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.publish.Outages;
import dev.weir.alerts.AlertTopic;
import dev.weir.alerts.Outbox;
import dev.weir.archive.Archive;
import dev.weir.archive.ArchivePositions;
import dev.weir.quarantine.Quarantine;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.StoredPositions;
import dev.weir.testkit.CallDisturbance;
import dev.weir.transactions.commit.ReplayableProfiles;
import dev.weir.transactions.decide.AppliedRules;
import dev.weir.transactions.decide.RuleSets;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.verification.fakes.FakeAlertTopic;
import dev.weir.verification.fakes.FakeArchive;
import dev.weir.verification.fakes.FakeArchivePositions;
import dev.weir.verification.fakes.FakeLanePositions;
import dev.weir.verification.fakes.FakeOutages;
import dev.weir.verification.fakes.FakeOutbox;
import dev.weir.verification.fakes.FakeQuarantine;
import dev.weir.verification.fakes.FakeRuleSets;
import dev.weir.verification.fakes.FakeUserProfiles;
import dev.weir.verification.fakes.StrictMinuteCounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** Tests the fakes with the contracts of the real stores. */
class FakesTest {

  @Nested
  class CountsFake extends MinuteCountsContract {
    private final StrictMinuteCounts counts = new StrictMinuteCounts();

    @Override
    MinuteCounts open() {
      return counts.anotherProcess();
    }
  }

  @Nested
  class OutboxFake extends OutboxContract {
    @Override
    Outbox open() {
      return new FakeOutbox();
    }
  }

  @Nested
  class OutagesFake extends OutagesContract {
    private final FakeOutbox outbox = new FakeOutbox();

    @Override
    Outages open() {
      return new FakeOutages(outbox, CallDisturbance.NONE);
    }

    @Override
    Outbox outbox() {
      return outbox;
    }
  }

  @Nested
  class TopicFake extends AlertTopicContract {
    private final FakeAlertTopic topic = new FakeAlertTopic();

    @Override
    AlertTopic open() {
      return topic;
    }

    @Override
    List<String> received(int count) {
      return topic.messages().stream().map(one -> AlertQueue.ofQueue(one.message())).toList();
    }
  }

  @Nested
  class QuarantineFake extends QuarantineContract {
    private final FakeQuarantine quarantine = new FakeQuarantine();

    @Override
    Quarantine open() {
      return quarantine;
    }

    @Override
    List<String> kept(String objectKey) {
      return quarantine.objects().get(objectKey).stream()
          .map(r -> r.reason() + " " + r.line())
          .toList();
    }
  }

  @Nested
  class ProfilesFake extends UserProfilesContract {
    private final FakeOutbox outbox = new FakeOutbox();

    @Override
    ReplayableProfiles open() {
      return new FakeUserProfiles(outbox);
    }

    @Override
    Outbox outbox() {
      return outbox;
    }
  }

  @Nested
  class RuleSetsFake extends RuleSetsContract {
    private final FakeRuleSets ruleSets = new FakeRuleSets();

    @Override
    RuleSets open() {
      return ruleSets;
    }

    @Override
    boolean apply(RuleSet next, Instant appliedAt) {
      return ruleSets.apply(next, appliedAt);
    }

    @Override
    void store(AppliedRules applied) {
      ruleSets.store(applied);
    }
  }

  @Nested
  class PositionsFake extends LanePositionsContract {
    private final FakeLanePositions positions = new FakeLanePositions();

    @Override
    StoredPositions open() {
      return positions;
    }

    @Override
    Optional<String> stored(Lane lane) {
      return positions.of(lane).map(SequenceNumber::padded);
    }
  }

  @Nested
  class ArchiveFake extends ArchiveContract {
    @Override
    Archive open() {
      return new FakeArchive();
    }
  }

  @Nested
  class ArchivePositionsFake extends ArchivePositionsContract {
    @Override
    ArchivePositions open() {
      return new FakeArchivePositions();
    }
  }
}
