package dev.weir.bench;

import dev.weir.engine.StreamHandler;
import dev.weir.stream.Concurrency;
import dev.weir.stream.HashKeyRange;
import dev.weir.transactions.TransactionHandler;
import dev.weir.transactions.TransactionPorts;
import dev.weir.transactions.TransactionSettings;
import dev.weir.verification.fakes.FakeAlertTopic;
import dev.weir.verification.fakes.FakeLanePositions;
import dev.weir.verification.fakes.FakeOutbox;
import dev.weir.verification.fakes.FakeQuarantine;
import dev.weir.verification.fakes.FakeRuleSets;
import dev.weir.verification.fakes.FakeUserProfiles;
import java.util.Map;

/** The transaction function. */
final class WholeTransactions extends InMemoryFunction {

  private FakeOutbox outbox = new FakeOutbox();
  private FakeUserProfiles profiles = new FakeUserProfiles(outbox);

  @Override
  StreamHandler create(FakeQuarantine itsQuarantine) {
    outbox = new FakeOutbox();
    profiles = new FakeUserProfiles(outbox);
    return new TransactionHandler(
        TransactionSettings.of(Map.of()),
        new TransactionPorts(
            _ -> "1",
            _ -> HashKeyRange.whole(),
            profiles,
            new FakeLanePositions(),
            new FakeRuleSets(),
            itsQuarantine,
            outbox,
            new FakeAlertTopic(),
            () -> WholeHandler.ARRIVAL.plusMillis(300),
            Concurrency.oneByOne(),
            _ -> {}));
  }

  @Override
  String stored() {
    return "users=%,d alerts=%,d".formatted(profiles.all().size(), outbox.all().size());
  }
}
