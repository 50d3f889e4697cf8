package dev.weir.infra;

import dev.weir.archive.ArchivedStream;
import dev.weir.metrics.Step;
import java.util.EnumMap;
import java.util.Map;
import software.constructs.Construct;

/** The archive of a stack: a bucket, and a function for each stream. */
final class Archives extends Construct {
  private final ArchiveStorage storage;
  private final ArchiveTables tables;
  private final Map<ArchivedStream, StreamArchive> streams = new EnumMap<>(ArchivedStream.class);

  Archives(
      Construct scope,
      String id,
      StackSettings settings,
      SharedParts shared,
      Map<ArchivedStream, IngestStream> ingests) {
    super(scope, id);
    storage =
        new ArchiveStorage(
            this,
            "Storage",
            settings.stage(),
            shared.encryption(),
            settings.archive().orElseThrow());
    var parts = new ArchiveParts(storage, shared.positions(), shared.encryption());
    ingests.forEach(
        (stream, ingest) ->
            streams.put(
                stream,
                new StreamArchive(this, stream.step().output(), stream, ingest, parts, settings)));
    tables =
        new ArchiveTables(
            this, "Tables", settings.stage(), storage.bucket(), Ordered.copyOf(ingests).keySet());
  }

  /** Returns the name of the database of its tables. */
  String database() {
    return tables.database();
  }

  ArchiveStorage storage() {
    return storage;
  }

  Map<ArchivedStream, StreamArchive> streams() {
    return Ordered.copyOf(streams);
  }

  Map<Step, WeirFunction> functions() {
    var functions = new EnumMap<Step, WeirFunction>(Step.class);
    streams.forEach((stream, archive) -> functions.put(stream.step(), archive.function()));
    return functions;
  }
}
