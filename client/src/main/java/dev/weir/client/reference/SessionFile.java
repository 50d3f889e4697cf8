package dev.weir.client.reference;

import dev.weir.events.market.Tick;
import dev.weir.market.reference.SessionHours;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code sessions.csv}, which is optional. */
final class SessionFile {

  static final String NAME = "sessions.csv";
  private static final List<String> COLUMNS = List.of("venue", "session", "opens_at", "closes_at");

  private final List<SessionHours> sessions = new ArrayList<>();
  private final Set<List<String>> named = new HashSet<>();

  private SessionFile() {}

  static List<SessionHours> read(ReferenceFolder folder) {
    var file = new SessionFile();
    folder.optionalTable(NAME, COLUMNS).rows().forEach(file::read);
    return file.sessions;
  }

  private void read(CsvRow row) {
    var venue = row.text("venue");
    var session = row.text("session");
    if (!Tick.isVenue(venue)) {
      row.refuse("venue", "give a venue that ticks can have");
    }
    if (!Tick.isSession(session)) {
      row.refuse("session", "give a session that ticks can have");
    }
    if (!named.add(List.of(venue, session))) {
      row.refuse("session", "give one row for each session of " + venue);
    }
    var opens = time(row, "opens_at");
    var closes = time(row, "closes_at");
    if (opens.isEmpty() || closes.isEmpty()) {
      return;
    }
    if (opens.get().isBefore(closes.get())) {
      sessions.add(new SessionHours(venue, session, opens.get(), closes.get()));
    } else {
      row.refuse("closes_at", "give a time after opens_at");
    }
  }

  private static Optional<Instant> time(CsvRow row, String column) {
    try {
      return Optional.of(Instant.parse(row.text(column)));
    } catch (DateTimeException e) {
      row.refuse(column, "give an RFC 3339 time, such as 2026-11-23T09:00:00Z");
      return Optional.empty();
    }
  }
}
