package dev.weir.market.archive;

import dev.weir.archive.ArchiveFormat;
import dev.weir.archive.ArchiveKey;
import dev.weir.archive.ArchiveObject;
import dev.weir.engine.BatchProgress;
import dev.weir.engine.CommitResult;
import dev.weir.engine.Fold;
import dev.weir.engine.Parsed;
import dev.weir.engine.Pipeline;
import dev.weir.metrics.WeirMetric;
import dev.weir.stream.Batch;
import dev.weir.stream.Deadline;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.TableRecord;
import dev.weir.telemetry.Meter;
import java.util.List;
import java.util.Optional;

/**
 * The steps of the decisions' archive: one object for the decisions of a batch. A redelivery with
 * the same cut writes the same object again; with another cut, the same decisions in other objects.
 */
final class DecisionArchivePipeline
    implements Pipeline<TableRecord, Optional<KinesisRecord>, BatchProgress, DecisionArchiveSlice> {

  private final DecisionArchivePorts ports;
  private final Meter meter;

  DecisionArchivePipeline(DecisionArchivePorts ports, Meter meter) {
    this.ports = ports;
    this.meter = meter;
  }

  @Override
  public BatchProgress open(Batch<TableRecord> batch) {
    return BatchProgress.BEGINNING;
  }

  @Override
  public Parsed<Optional<KinesisRecord>> parse(BatchProgress state, TableRecord change) {
    return new Parsed.Events<>(ArchivedDecision.read(change));
  }

  @Override
  public Fold<TableRecord, Optional<KinesisRecord>, DecisionArchiveSlice> decide(
      BatchProgress state) {
    return new DecisionArchiveFold();
  }

  @Override
  public CommitResult<BatchProgress> commit(
      BatchProgress state, DecisionArchiveSlice slice, Deadline deadline) {
    if (!slice.decisions().isEmpty()) {
      store(slice.decisions());
    }
    return new CommitResult.Committed<>(BatchProgress.after(slice.upTo()));
  }

  private void store(List<KinesisRecord> decisions) {
    var object =
        new ArchiveObject(
            ports.table(), ports.region(), DecisionArchive.CHANGES, Optional.empty(), decisions);
    var bytes = ArchiveFormat.encode(object);
    var key = ArchiveKey.of(DecisionArchive.PREFIX, object, ArchiveFormat.sha256(bytes));
    ports.archive().put(key, bytes);
    meter.value(WeirMetric.ARCHIVED_BYTES, bytes.length);
  }

  @Override
  public boolean publish(BatchProgress state, Deadline deadline) {
    return true; // nobody is notified
  }
}
