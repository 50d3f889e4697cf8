package dev.weir.client.reference;

import dev.weir.client.reference.CsvTable.Row;
import dev.weir.events.market.Tick;
import dev.weir.market.reference.SessionHours;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code sessions.csv}, which is optional. */
final class SessionFile {

  private static final String NAME = "sessions.csv";
  private static final List<String> COLUMNS = List.of("venue", "session", "opens_at", "closes_at");

  private final Cells cells;
  private final List<SessionHours> sessions = new ArrayList<>();
  private final Set<List<String>> named = new HashSet<>();

  private SessionFile(Cells cells) {
    this.cells = cells;
  }

  static List<SessionHours> read(Cells cells) {
    if (!Files.exists(cells.folder().resolve(NAME))) {
      return List.of();
    }
    var file = new SessionFile(cells);
    var table = cells.table(NAME, COLUMNS, false);
    table.rows().forEach(row -> file.read(table, row));
    return file.sessions;
  }

  private void read(CsvTable table, Row row) {
    var venue = row.text("venue");
    var session = row.text("session");
    if (!Tick.isVenue(venue)) {
      cells.wrong(table, row, "no tick can have the venue " + venue);
    }
    if (!Tick.isSession(session)) {
      cells.wrong(table, row, "no tick can have the session " + session);
    }
    if (!named.add(List.of(venue, session))) {
      cells.wrong(table, row, "duplicate session %s of %s".formatted(session, venue));
    }
    try {
      sessions.add(
          new SessionHours(
              venue,
              session,
              Instant.parse(row.text("opens_at")),
              Instant.parse(row.text("closes_at"))));
    } catch (DateTimeException e) {
      cells.wrong(table, row, "times must be RFC 3339 times, such as 2026-11-23T09:00:00Z");
    } catch (IllegalArgumentException e) {
      cells.wrong(table, row, e.getMessage());
    }
  }
}
