package dev.weir.verification.contracts;

import dev.weir.accesslog.MinuteCounts;
import dev.weir.alerts.Outbox;
import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.verification.fakes.FakeMinuteCounts;
import dev.weir.verification.fakes.FakeOutbox;
import dev.weir.verification.fakes.FakeQuarantine;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The fakes keep the contracts that the real ones keep. */
class FakesTest {

  @Nested
  class Counts extends MinuteCountsContract {
    @Override
    MinuteCounts open() {
      return new FakeMinuteCounts();
    }
  }

  @Nested
  class Alerts extends OutboxContract {
    @Override
    Outbox open() {
      return new FakeOutbox();
    }
  }

  @Nested
  class PutAside extends QuarantineContract {
    private final FakeQuarantine quarantine = new FakeQuarantine();

    @Override
    Quarantine open() {
      return quarantine;
    }

    @Override
    List<String> kept(QuarantineKey under) {
      return quarantine.all().stream().map(r -> r.reason() + " " + r.line()).toList();
    }
  }
}
