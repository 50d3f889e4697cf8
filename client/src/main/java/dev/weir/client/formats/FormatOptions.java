package dev.weir.client.formats;

import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.client.CommandFault;
import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options for reading lines, for commands that read a log without a cloud. */
public final class FormatOptions {

  @Option(
      names = "--format",
      defaultValue = "auto",
      description = "Format, as in the setting accessLogFormat. Default: ${DEFAULT-VALUE}.")
  private String format;

  @Option(
      names = "--fields",
      defaultValue = "",
      description = "Fields, as in the setting accessLogFields.")
  private String fields;

  @Option(
      names = "--zone",
      defaultValue = "UTC",
      description = "Time zone, as in the setting accessLogZone. Default: ${DEFAULT-VALUE}.")
  private String zone;

  /**
   * Returns the settings.
   *
   * @throws CommandFault naming every problem of the format and its fields
   * @throws ParameterException if the zone is unknown
   */
  public FormatSettings settings(CommandSpec spec) {
    var problems = FormatSettings.problems(format, fields);
    if (!problems.isEmpty()) {
      throw new CommandFault(
          String.join("; ", problems), "docs/access-log-formats.md lists the formats.");
    }
    return new FormatSettings(format, fields, zone(spec));
  }

  private ZoneId zone(CommandSpec spec) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--zone=" + zone + ": give a zone such as UTC, +02:00 or Europe/Berlin.",
          e);
    }
  }
}
