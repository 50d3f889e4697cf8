package dev.weir.client.archive;

import dev.weir.archive.Archive;
import dev.weir.archive.ArchiveFormat;
import dev.weir.archive.ArchiveKey;
import dev.weir.archive.ArchiveLink;
import dev.weir.archive.ArchiveObject;
import dev.weir.archive.ArchivePosition;
import dev.weir.archive.ArchivePositions;
import dev.weir.archive.ArchivedStream;
import dev.weir.archive.DynamoArchivePositions;
import dev.weir.archive.S3Archive;
import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.Shard;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkClient;

/** The archive of a stack, local or on AWS. */
public final class StackArchive implements AutoCloseable {

  private static final Comparator<Lane> PARENTS_FIRST =
      Comparator.comparing(Lane::incarnation).thenComparing(lane -> lane.shard().id());

  private final Map<ArchivedStream, String> streams;
  private final Archive archive;
  private final ArchivePositions positions;
  private final ArchiveChain chain;
  private final List<SdkClient> clients;

  /** Takes the records of an archive. */
  @FunctionalInterface
  public interface RecordReceiver {

    /** Takes the next record of a lane. */
    void take(KinesisRecord record, Lane lane);
  }

  /**
   * Creates an archive on ports.
   *
   * @param streams the names of the archived streams
   * @param clients are closed with it
   */
  public StackArchive(
      Map<ArchivedStream, String> streams,
      Archive archive,
      ArchivePositions positions,
      SdkClient... clients) {
    this.streams = new EnumMap<>(streams);
    this.archive = archive;
    this.positions = positions;
    this.clients = List.of(clients);
    chain = new ArchiveChain(archive);
  }

  /**
   * Opens the archive of a stack; each Region of the market has its own.
   *
   * @throws CommandFault if the stack has no archive
   */
  public static StackArchive open(Cloud cloud) {
    var bucket =
        cloud
            .optionalOutput(StackOutput.ARCHIVE_BUCKET)
            .orElseThrow(
                () ->
                    new CommandFault(
                        cloud.name() + " has no archive",
                        "Deploy it with -c archive=s3, or start it with weir up -c archive=s3;"
                            + " records that the streams still retain are archived, too."));
    var dynamo = cloud.dynamo();
    var s3 = cloud.s3();
    return new StackArchive(
        streamsOf(cloud),
        new S3Archive(s3, bucket),
        new DynamoArchivePositions(dynamo, cloud.output(StackOutput.POSITIONS_TABLE)),
        dynamo,
        s3);
  }

  /**
   * Returns the stack that archives a stream: for the market's, that of the Region which the user
   * named.
   */
  static Cloud stackOf(ArchivedStream stream, CloudOptions where) {
    return stream == ArchivedStream.MARKET ? where.openRegional() : where.open();
  }

  private static Map<ArchivedStream, String> streamsOf(Cloud cloud) {
    var streams = new EnumMap<ArchivedStream, String>(ArchivedStream.class);
    for (var stream : ArchivedStream.values()) {
      cloud
          .optionalOutput(stream.stream().nameOutput())
          .ifPresent(name -> streams.put(stream, name));
    }
    return streams;
  }

  /** Returns the stack's archived streams. */
  public List<ArchivedStream> streams() {
    return List.copyOf(streams.keySet());
  }

  /**
   * Returns how far each lane of a stream is archived. Parents come before their children, because
   * Kinesis numbers shards in the order of their creation.
   */
  public List<ArchivePosition> positions(ArchivedStream stream) {
    return Optional.ofNullable(streams.get(stream))
        .map(positions::ofStream)
        .orElse(List.of())
        .stream()
        .sorted(Comparator.comparing(ArchivePosition::lane, PARENTS_FIRST))
        .toList();
  }

  /**
   * Follows the chains of all lanes of a stream, parents first.
   *
   * @param from records that arrived before this are not examined
   * @param to records that arrived at or after this are checked but not counted
   */
  public List<ChainReport> verify(ArchivedStream stream, Instant from, Instant to) {
    // List before reading the positions: an object stored
    // in between is then named, not reported as unnamed.
    var listed = listed(stream);
    var found = positions(stream);
    var reports =
        found.parallelStream()
            .map(
                position ->
                    chain.follow(
                        position, listed.getOrDefault(position.lane(), List.of()), from, to));
    var lost =
        listed.entrySet().stream()
            .filter(lane -> found.stream().noneMatch(each -> each.lane().equals(lane.getKey())))
            .flatMap(lane -> withoutPosition(lane.getKey(), lane.getValue()).stream());
    return Stream.concat(reports, lost).toList();
  }

  /**
   * Follows the chains of all lanes of a stream, parents first, for something that is wrong where
   * records are missing.
   *
   * @param purpose a noun with its article, such as {@code a rebuild}
   * @throws CommandFault if anything is missing or changed
   */
  public List<ChainReport> complete(
      ArchivedStream stream, Instant from, Instant to, String purpose) {
    var reports = verify(stream, from, to);
    var faults = faults(reports).size();
    if (faults > 0) {
      throw new CommandFault(
          "The archive is incomplete, and so would be %s: %,d faults".formatted(purpose, faults),
          "weir archive verify lists them.");
    }
    return reports;
  }

  /**
   * Passes on the records of a verification that arrived in a period, lane by lane, parents first,
   * each lane's in order.
   *
   * @throws CommandFault if an object is missing or has changed since
   */
  public void forEach(List<ChainReport> reports, Instant from, Instant to, RecordReceiver records) {
    for (var report : reports) {
      for (var link : report.objects()) {
        for (var record : read(link).records()) {
          if (!record.arrivedAt().isBefore(from) && record.arrivedAt().isBefore(to)) {
            records.take(record, report.lane());
          }
        }
      }
    }
  }

  private Map<Lane, List<ArchiveKey>> listed(ArchivedStream stream) {
    var name = streams.get(stream);
    return archive.keys(stream.pipeline() + "/").stream()
        .flatMap(key -> ArchiveKey.parse(key).stream())
        .collect(
            Collectors.groupingBy(
                key -> laneOf(name, key), () -> new TreeMap<>(PARENTS_FIRST), Collectors.toList()));
  }

  private static Lane laneOf(String stream, ArchiveKey key) {
    return new Lane(ArchivePositions.PROJECTION, stream, key.incarnation(), new Shard(key.shard()));
  }

  // A lane's first commit may have stopped between its two writes; an object that names another one
  // was written by a later commit.
  private Optional<ChainReport> withoutPosition(Lane lane, List<ArchiveKey> keys) {
    var newest = keys.stream().max(Comparator.comparing(ArchiveKey::last)).orElseThrow().text();
    var isLater =
        archive
            .get(newest)
            .map(bytes -> decoded(newest, bytes).previous().isPresent())
            .orElse(false);
    return isLater
        ? Optional.of(
            new ChainReport(
                lane,
                List.of(),
                0,
                Optional.empty(),
                false,
                List.of(new ChainFault.NoPosition(newest)),
                keys.size()))
        : Optional.empty();
  }

  private static ArchiveObject decoded(String key, byte[] bytes) {
    try {
      return ArchiveFormat.decode(bytes);
    } catch (IOException e) {
      throw new CommandFault(
          "The object " + key + " can't be read: " + e.getMessage(),
          "weir archive verify lists every missing or changed object.");
    }
  }

  /**
   * Reads an object that a verification found.
   *
   * @throws CommandFault if it is missing or has changed since
   */
  public ArchiveObject read(ArchiveLink link) {
    try {
      return chain.read(link);
    } catch (IOException e) {
      throw new CommandFault(
          e.getMessage(), "weir archive verify lists every missing or changed object.");
    }
  }

  /** Returns the faults of all the given lanes. */
  public static List<ChainFault> faults(List<ChainReport> reports) {
    var faults = new ArrayList<ChainFault>();
    reports.forEach(report -> faults.addAll(report.faults()));
    return faults;
  }

  @Override
  public void close() {
    clients.forEach(SdkClient::close);
  }
}
