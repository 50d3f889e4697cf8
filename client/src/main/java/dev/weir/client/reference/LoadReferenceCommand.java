package dev.weir.client.reference;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.market.ConflictRetry;
import dev.weir.market.DynamoMarkStore;
import dev.weir.market.UnheldMarks;
import dev.weir.market.reference.DynamoReferenceStore;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.ReferenceStore;
import dev.weir.market.reference.ReferenceVersion;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingProblem;
import dev.weir.stream.CallFailedException;
import dev.weir.stream.Pause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir load reference}: loads a folder of CSV files, completely or not at all. */
@Command(
    name = "reference",
    description = {
      "Load the market pipeline's reference data as a new version, for all Regions.",
      "DIR contains instruments.csv, fx.csv, positions.csv, limits.csv and optionally sessions.csv,"
          + " collars.csv, policies.csv, ages.csv and actions.csv. All files are validated first:"
          + " if there are problems, all are reported with file and line, and nothing is loaded."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  weir load reference ./reference", "  weir load reference ./reference --dry-run"})
final class LoadReferenceCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "Folder with the CSV files.")
  private Path folder;

  @Option(names = "--dry-run", description = "Validate the files without loading them.")
  private boolean dryRun;

  @Option(
      names = "--keep-marks",
      paramLabel = "DAYS",
      defaultValue = "8",
      description =
          "Days without a tick after which marks of unheld instruments are removed. Give at least"
              + " one day more than the longest stream retention of the Regions. Default:"
              + " ${DEFAULT-VALUE}.")
  private int keptDays;

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      throw new CommandFault(
          "No such folder: " + folder, "Name a folder that contains the CSV files.");
    }
    var set = read();
    if (keptDays < 2) {
      throw new CommandFault(
          "Marks can't be removed after %d days".formatted(keptDays),
          "Give at least 2: a stream retains a day, and a tick may be a day late.");
    }
    if (dryRun) {
      report("The files are valid: %s", set);
      return ExitCode.OK;
    }
    load(set);
    return ExitCode.OK;
  }

  private ReferenceSet read() {
    try {
      return ReferenceFiles.read(folder);
    } catch (InvalidSettingsException e) {
      throw refused(e.problems());
    }
  }

  private CommandFault refused(List<SettingProblem> problems) {
    return new CommandFault(
        "%s can't be loaded:%s".formatted(folder, SettingProblem.lines(problems)),
        "Fix these problems and load again; the previous version remains in effect.");
  }

  private void load(ReferenceSet set) {
    var cloud = where.openRegional();
    try (var dynamo = cloud.dynamo()) {
      var conflicts = new ConflictRetry(Pause.sleeping());
      var store =
          new DynamoReferenceStore(dynamo, cloud.output(StackOutput.REFERENCE_TABLE), conflicts);
      var before = store.current();
      var setBefore = before.map(store::read);
      var changed = setBefore.map(was -> SessionChanges.problems(was, set)).orElse(List.of());
      if (!changed.isEmpty()) {
        throw refused(changed);
      }
      var loaded = store.load(set, before, Instant.now());
      if (loaded.isEmpty()) {
        throw new CommandFault(
            "Somebody else loaded reference data at the same time. Nothing was loaded.",
            "Check what they loaded, then load again.");
      }
      report(
          "Loaded version " + loaded.get().version() + ", in effect everywhere within a minute: %s",
          set);
      removeOlder(store, loaded.get());
      var marks = new DynamoMarkStore(dynamo, cloud.output(StackOutput.MARKS_TABLE));
      var unheld = new UnheldMarks(marks, conflicts, Duration.ofDays(keptDays));
      removeUnheld(unheld, Stream.concat(Stream.of(set), setBefore.stream()).toList());
    }
  }

  private void removeUnheld(UnheldMarks marks, List<ReferenceSet> sets) {
    var books = sets.stream().map(set -> new ReferenceBook(1, set)).toList();
    try {
      var removed =
          marks.remove(
              symbol -> books.stream().anyMatch(book -> !book.holders(symbol).isEmpty()),
              Instant.now());
      if (removed > 0) {
        var out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, "Removed %,d marks of unheld instruments", removed));
        out.flush();
      }
    } catch (CallFailedException e) {
      var err = spec.commandLine().getErr();
      err.println(
          "Unheld marks could not be removed, the next load removes them: " + e.getMessage());
      err.flush();
    }
  }

  private void removeOlder(ReferenceStore store, ReferenceVersion holding) {
    try {
      store.removeOlderThan(holding);
    } catch (CallFailedException e) {
      // The new version is in effect even if this fails.
      var err = spec.commandLine().getErr();
      err.println(
          "Older versions could not be removed, the next load removes them: " + e.getMessage());
      err.flush();
    }
  }

  private void report(String message, ReferenceSet set) {
    var out = spec.commandLine().getOut();
    var portfolios = set.positions().stream().map(each -> each.portfolio()).distinct().count();
    var days = set.instruments().isEmpty() ? 0 : set.instruments().getFirst().returns().length;
    var summary =
        "%,d instruments with %,d returns each, %,d portfolios, %,d positions"
            .formatted(set.instruments().size(), days, portfolios, set.positions().size());
    out.println(String.format(Locale.ROOT, message, summary));
    out.flush();
  }
}
