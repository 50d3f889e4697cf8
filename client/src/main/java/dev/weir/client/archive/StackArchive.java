package dev.weir.client.archive;

import dev.weir.archive.Archive;
import dev.weir.archive.ArchiveKey;
import dev.weir.archive.ArchiveLink;
import dev.weir.archive.ArchiveObject;
import dev.weir.archive.ArchivePosition;
import dev.weir.archive.ArchivePositions;
import dev.weir.archive.ArchivedStream;
import dev.weir.archive.DynamoArchivePositions;
import dev.weir.archive.S3Archive;
import dev.weir.client.CommandFault;
import dev.weir.client.archive.ArchiveChain.Followed;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.Shard;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  /** Creates an archive on ports, of which nothing is removed for its age. */
  public StackArchive(
      Map<ArchivedStream, String> streams, Archive archive, ArchivePositions positions) {
    this(streams, archive, positions, ArchiveLifecycle.KEEPS_ALL);
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
      ArchiveLifecycle lifecycle,
      SdkClient... clients) {
    this.streams = new EnumMap<>(streams);
    this.archive = archive;
    this.positions = positions;
    this.clients = List.of(clients);
    chain = new ArchiveChain(archive, lifecycle);
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
        lifecycleOf(cloud),
        dynamo,
        s3);
  }

  private static ArchiveLifecycle lifecycleOf(Cloud cloud) {
    return cloud
        .optionalOutput(StackOutput.ARCHIVE_DAYS)
        .map(days -> ArchiveLifecycle.of(Integer.parseInt(days), LocalDate.now(ZoneOffset.UTC)))
        .orElse(ArchiveLifecycle.KEEPS_ALL);
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
  public ArchiveReport verify(ArchivedStream stream, Instant from, Instant to) {
    // List before reading the positions: an object stored
    // in between is then named, not reported as unnamed.
    var listed = listed(stream);
    var found = positions(stream);
    var followed =
        found.parallelStream()
            .map(position -> chain.followed(position, listed.ofLane(position.lane()), from, to))
            .toList();
    var lost =
        listed.lanes().entrySet().stream()
            .filter(lane -> found.stream().noneMatch(each -> each.lane().equals(lane.getKey())))
            .map(lane -> chain.withoutPosition(lane.getKey(), lane.getValue(), from))
            .toList();
    return new ArchiveReport(
        Stream.concat(
                followed.stream().map(Followed::report),
                lost.stream().flatMap(lane -> lane.report().stream()))
            .toList(),
        Stream.of(
                listed.foreign().stream(),
                followed.stream().flatMap(lane -> lane.foreign().stream()),
                lost.stream().flatMap(lane -> lane.foreign().stream()))
            .flatMap(objects -> objects)
            .sorted(Comparator.comparing(ForeignObject::key))
            .toList());
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
    var report = verify(stream, from, to);
    var faults = report.faults().size();
    if (faults > 0) {
      throw new CommandFault(
          "The archive is incomplete, and so would be %s. Faults: %,d".formatted(purpose, faults),
          "weir archive verify lists them.");
    }
    return report.chains();
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

  /** The keys in a stream's folder. */
  private record ListedKeys(Map<Lane, List<ArchiveKey>> lanes, List<ForeignObject> foreign) {
    List<ArchiveKey> ofLane(Lane lane) {
      return lanes.getOrDefault(lane, List.of());
    }
  }

  private ListedKeys listed(ArchivedStream stream) {
    var name = streams.get(stream);
    var lanes = new TreeMap<Lane, List<ArchiveKey>>(PARENTS_FIRST);
    var foreign = new ArrayList<ForeignObject>();
    for (var text : archive.keys(stream.pipeline() + "/")) {
      ArchiveKey.parse(text)
          .ifPresentOrElse(
              key -> lanes.computeIfAbsent(laneOf(name, key), _ -> new ArrayList<>()).add(key),
              () ->
                  foreign.add(new ForeignObject(text, "its name is not that of an object of it")));
    }
    return new ListedKeys(lanes, foreign);
  }

  private static Lane laneOf(String stream, ArchiveKey key) {
    return new Lane(ArchivePositions.PROJECTION, stream, key.incarnation(), new Shard(key.shard()));
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

  @Override
  public void close() {
    clients.forEach(SdkClient::close);
  }
}
