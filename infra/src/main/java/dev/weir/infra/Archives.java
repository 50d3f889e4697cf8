package dev.weir.infra;

import dev.weir.archive.ArchivedStream;
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
    ingests.forEach(
        (stream, ingest) ->
            streams.put(
                stream,
                new StreamArchive(
                    this, output(stream), stream, ingest, storage, settings, shared)));
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

  /** Returns the first word of the outputs for a stream's archive. */
  static String output(ArchivedStream stream) {
    return switch (stream) {
      case ACCESS_LOGS -> "AccessLogArchive";
      case TRANSACTIONS -> "TransactionArchive";
    };
  }
}
