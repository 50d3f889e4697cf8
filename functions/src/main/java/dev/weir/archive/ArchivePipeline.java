package dev.weir.archive;

import dev.weir.engine.CommitResult;
import dev.weir.engine.Fold;
import dev.weir.engine.Lanes;
import dev.weir.engine.Parsed;
import dev.weir.engine.Pipeline;
import dev.weir.metrics.WeirMetric;
import dev.weir.stream.Batch;
import dev.weir.stream.Deadline;
import dev.weir.stream.KinesisRecord;
import dev.weir.telemetry.Arrivals;
import dev.weir.telemetry.Meter;

/**
 * The steps of the archive: records unchanged, one object for each commit, and then the lane's
 * position, which names the object.
 *
 * <p>A redelivery changes nothing: records that the position covers are skipped. The chain depends
 * on the order of the two writes. After a crash between them nothing names the object, and its
 * records are redelivered; an abandoned invocation fails the position's condition, and the object
 * that it wrote has a different key.
 */
final class ArchivePipeline
    implements Pipeline<KinesisRecord, KinesisRecord, ArchivePosition, ArchiveSlice> {

  private final String name;
  private final Lanes lanes;
  private final Archive archive;
  private final ArchivePositions positions;
  private final Meter meter;

  /**
   * Creates the archive of a stream.
   *
   * @param name the beginning of the keys of its objects
   */
  ArchivePipeline(String name, ArchivePorts ports, Meter meter) {
    this.name = name;
    this.meter = meter;
    lanes = new Lanes(ArchivePositions.PROJECTION, ports.incarnations());
    archive = ports.archive();
    positions = ports.positions();
  }

  // Read for each batch and not remembered: another instance may have archived the lane since, and
  // with an old position an object is stored in vain, which costs more than a read.
  @Override
  public ArchivePosition open(Batch<KinesisRecord> batch) {
    return positions.of(lanes.of(batch));
  }

  @Override
  public Parsed<KinesisRecord> parse(ArchivePosition state, KinesisRecord record) {
    return new Parsed.Events<>(record);
  }

  @Override
  public Fold<KinesisRecord, KinesisRecord, ArchiveSlice> decide(ArchivePosition state) {
    return new ArchiveFold();
  }

  @Override
  public CommitResult<ArchivePosition> commit(
      ArchivePosition state, ArchiveSlice slice, Deadline deadline) {
    var stored = store(ArchiveObject.after(state, slice.records()));
    var result = positions.advance(state, state.after(stored, slice.records().size()));
    if (result instanceof CommitResult.Committed) {
      committed(slice);
    }
    return result;
  }

  private ArchiveLink store(ArchiveObject object) {
    var bytes = ArchiveFormat.encode(object);
    var sha256 = ArchiveFormat.sha256(bytes);
    var key = ArchiveKey.of(name, object, sha256);
    archive.put(key, bytes);
    meter.value(WeirMetric.ARCHIVED_BYTES, bytes.length);
    return new ArchiveLink(key.text(), object.last(), sha256);
  }

  private void committed(ArchiveSlice slice) {
    var arrivals = new Arrivals();
    slice.records().forEach(record -> arrivals.add(record.arrivedAt()));
    meter.since(WeirMetric.COMMITTED_AFTER, arrivals);
    meter.count(WeirMetric.COMMITS, 1);
  }

  @Override
  public boolean publish(ArchivePosition state, Deadline deadline) {
    return true;
  }
}
