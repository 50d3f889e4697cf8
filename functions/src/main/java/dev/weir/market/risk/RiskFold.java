package dev.weir.market.risk;

import dev.weir.engine.Fold;
import dev.weir.engine.RejectedRecords;
import dev.weir.engine.TableQuarantine;
import dev.weir.market.Mark;
import dev.weir.market.Pulse;
import dev.weir.market.risk.commit.PortfolioStep;
import dev.weir.market.risk.decide.MarkUpdates;
import dev.weir.quarantine.Reason;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.TableRecord;
import dev.weir.telemetry.Arrivals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the changed marks of a batch, and the latest of its pulses. */
final class RiskFold implements Fold<TableRecord, RiskChange, RiskSlice> {

  private final List<Mark> marks = new ArrayList<>();
  private final Arrivals arrivals = new Arrivals();
  private final RejectedRecords rejected = new RejectedRecords();
  private Optional<Instant> firstArrival = Optional.empty();
  private Optional<SequenceNumber> first = Optional.empty();
  private Optional<Pulse> pulse = Optional.empty();
  private SequenceNumber upTo;

  @Override
  public boolean isFull() {
    return rejected.isFull();
  }

  @Override
  public boolean take(TableRecord record, RiskChange change) {
    passes(record);
    change.mark().map(MarkChange::mark).ifPresent(marks::add);
    change.mark().flatMap(MarkChange::arrivedAt).ifPresent(this::arrived);
    change.pulse().ifPresent(this::pulsed);
    return true;
  }

  private void pulsed(Pulse next) {
    pulse = pulse.filter(before -> before.arrivedAt().isAfter(next.arrivedAt())).or(() -> of(next));
  }

  private static Optional<Pulse> of(Pulse pulse) {
    return Optional.of(pulse);
  }

  private void passes(TableRecord record) {
    upTo = record.sequenceNumber();
    first = first.or(() -> Optional.of(record.sequenceNumber()));
  }

  private void arrived(Instant at) {
    arrivals.add(at);
    firstArrival = firstArrival.filter(before -> before.isBefore(at)).or(() -> Optional.of(at));
  }

  @Override
  public boolean reject(TableRecord record, Reason reason, String detail) {
    passes(record);
    var item =
        "mark=" + Mark.name(record.text("symbol").orElse("?"), record.text("venue").orElse("?"));
    rejected.add(
        TableQuarantine.placeOf(PortfolioStep.PIPELINE, upTo),
        List.of(TableQuarantine.rejected(item, upTo, reason, detail)));
    return true;
  }

  @Override
  public RiskSlice slice() {
    return new RiskSlice(
        upTo,
        MarkUpdates.moved(first.orElseThrow(), marks, firstArrival),
        pulse,
        arrivals,
        rejected.all());
  }
}
