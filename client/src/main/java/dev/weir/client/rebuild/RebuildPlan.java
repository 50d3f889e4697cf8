package dev.weir.client.rebuild;

import dev.weir.archive.ArchiveLink;
import dev.weir.archive.ArchivedStream;
import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.archive.ChainReport;
import dev.weir.client.archive.StackArchive;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What a run of a rebuild plays. Everything that can be refused is refused before anything is
 * written.
 *
 * @param isRepeated whether there was an earlier run
 * @param chains parents first
 */
record RebuildPlan(RebuildMark mark, boolean isRepeated, List<ChainReport> chains) {

  /**
   * Verifies the archive, and stores how the rebuild begins.
   *
   * @param unopened the records that are quarantined without being opened
   * @throws CommandFault if the archive is incomplete or has nothing to play or not each of these
   *     records, or if the projection holds something else; nothing is stored then
   */
  static RebuildPlan begin(
      StackArchive archive,
      ArchivedStream stream,
      RebuildMarks marks,
      RebuildMark wanted,
      String projection,
      Collection<RecordPlace> unopened) {
    var stored = marks.find();
    var mark = RebuildMark.resume(stored, wanted, marks.isFilled(), projection);
    var chains = archive.complete(stream, mark.from(), Instant.MAX, "a rebuild");
    if (chains.stream().allMatch(chain -> chain.records() == 0)) {
      throw nothing(stream, mark);
    }
    for (var place : unopened) {
      if (!isArchived(archive, chains, place)) {
        throw noRecord(stream, mark, place);
      }
    }
    marks.begin(stored, mark);
    return new RebuildPlan(mark, stored.isPresent(), chains);
  }

  private static boolean isArchived(
      StackArchive archive, List<ChainReport> chains, RecordPlace place) {
    return chains.stream()
        .filter(chain -> chain.lane().shard().equals(place.shard()))
        .flatMap(chain -> chain.objects().stream())
        .filter(link -> !place.number().isAfter(link.last()))
        .min(Comparator.comparing(ArchiveLink::last))
        .filter(
            link ->
                archive.read(link).records().stream()
                    .anyMatch(record -> record.sequenceNumber().equals(place.number())))
        .isPresent();
  }

  private static CommandFault noRecord(ArchivedStream stream, RebuildMark mark, RecordPlace place) {
    var since = mark.given().isEmpty() ? "" : " that arrived since " + mark.from();
    return new CommandFault(
        "--quarantine=%s: the archive of %s has no such record%s"
            .formatted(place, stream.pipeline(), since),
        "Nothing was written. Copy the place from the message that named the record.",
        ExitCode.USAGE);
  }

  private static CommandFault nothing(ArchivedStream stream, RebuildMark mark) {
    return mark.given().isEmpty()
        ? new CommandFault(
            "The archive of %s has no records".formatted(stream.pipeline()),
            "Nothing was written. weir archive verify shows what is archived.")
        : new CommandFault(
            "--from=%s: no archived record of %s arrived since %s"
                .formatted(mark.given(), stream.pipeline(), mark.from()),
            "Nothing was written. weir archive verify shows what is archived; give an earlier"
                + " time.",
            ExitCode.USAGE);
  }

  /** Returns the number of records. */
  long records() {
    return chains.stream().mapToLong(ChainReport::records).sum();
  }
}
