package dev.weir.accesslog.formats;

import dev.weir.accesslog.formats.CustomFormat.FieldStep;
import dev.weir.accesslog.formats.Piece.FieldPiece;
import dev.weir.accesslog.formats.Piece.Literal;
import dev.weir.accesslog.formats.Piece.TimePiece;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compiles the format string of a web server. */
final class FormatCompiler {

  private static final byte[] NOTHING = {};

  /** Each of these contains the complete event time. */
  private static final Set<Role> TIMES =
      EnumSet.of(Role.CLF_TIME, Role.RFC3339_TIME, Role.EPOCH_TIME);

  private static final List<Set<Role>> READ_ONCE =
      List.of(
          TIMES,
          EnumSet.of(Role.STATUS),
          EnumSet.of(Role.ORIGIN_STATUS),
          EnumSet.of(Role.BYTES),
          EnumSet.of(Role.SERVICE, Role.HOST));

  private final List<String> problems = new ArrayList<>();
  private final List<Piece> pieces;

  private FormatCompiler(String configured) {
    FormatString format = FormatString.of(configured);
    problems.addAll(format.problems());
    this.pieces = joinLiterals(read(format));
    READ_ONCE.forEach(this::keepBest);
    dropTimeParts();
    check();
  }

  /** Reads a format string and collects its problems. */
  static FormatCompiler of(String configured) {
    return new FormatCompiler(configured);
  }

  private List<Piece> read(FormatString format) {
    return switch (format.dialect()) {
      case APACHE -> ApachePieces.read(format, problems);
      case NGINX -> NginxPieces.read(format, problems);
    };
  }

  List<String> problems() {
    return problems;
  }

  private static List<Piece> joinLiterals(List<Piece> pieces) {
    var joined = new ArrayList<Piece>();
    for (Piece piece : pieces) {
      if (piece instanceof Literal next
          && !joined.isEmpty()
          && joined.getLast() instanceof Literal(String text, int position)) {
        joined.set(joined.size() - 1, new Literal(text + next.text(), position));
      } else {
        joined.add(piece);
      }
    }
    return joined;
  }

  /** Keeps only the best of all fields with one of these roles; the others are skipped. */
  private void keepBest(Set<Role> roles) {
    Optional<FieldPiece> best =
        values().stream()
            .filter(value -> roles.contains(value.role()))
            .min(Comparator.comparingInt(FieldPiece::rank));
    pieces.replaceAll(
        piece ->
            piece instanceof FieldPiece value
                    && roles.contains(value.role())
                    && !best.equals(Optional.of(value))
                ? value.withRole(Role.SKIP)
                : piece);
  }

  private List<FieldPiece> values() {
    return pieces.stream()
        .filter(FieldPiece.class::isInstance)
        .map(FieldPiece.class::cast)
        .toList();
  }

  /** Prefers a complete time to one in parts. */
  private void dropTimeParts() {
    if (hasAny(TIMES)) {
      pieces.replaceAll(
          piece ->
              piece instanceof TimePiece(TimePart part, int position)
                  ? new FieldPiece(Role.SKIP, 0, part.width(), false, position)
                  : piece);
    }
  }

  private boolean hasAny(Set<Role> roles) {
    return values().stream().anyMatch(value -> roles.contains(value.role()));
  }

  private void check() {
    if (!hasAny(TIMES) && !hasWholeTimeInParts()) {
      problems.add("access-log format names no time: %t, $time_local, $time_iso8601 or $msec");
    }
    if (!hasAny(EnumSet.of(Role.STATUS))) {
      problems.add("access-log format names no status: %>s or $status");
    }
    for (int i = 1; i < pieces.size(); i++) {
      if (isOpenEnded(pieces.get(i - 1)) && !(pieces.get(i) instanceof Literal)) {
        problems.add(
            "access-log format has nothing between two fields at position "
                + pieces.get(i).position());
      }
    }
  }

  private boolean hasWholeTimeInParts() {
    var parts = EnumSet.noneOf(TimePart.class);
    for (Piece piece : pieces) {
      if (piece instanceof TimePiece(TimePart part, int _)) {
        parts.add(part);
      }
    }
    boolean dated =
        (parts.contains(TimePart.YEAR) || parts.contains(TimePart.SHORT_YEAR))
            && (parts.contains(TimePart.MONTH) || parts.contains(TimePart.MONTH_NAME))
            && parts.contains(TimePart.DAY);
    return dated && parts.contains(TimePart.HOUR) && parts.contains(TimePart.MINUTE);
  }

  private static boolean isOpenEnded(Piece piece) {
    return piece instanceof FieldPiece value && value.width() == 0;
  }

  /**
   * Returns the compiled format.
   *
   * @throws IllegalArgumentException naming every problem in it
   */
  CustomFormat compile() {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    var steps = new ArrayList<FieldStep>();
    int last = lastNeeded();
    for (int i = 0; i <= last; i++) {
      if (!(pieces.get(i) instanceof Literal)) {
        steps.add(step(i, i == last));
      }
    }
    return new CustomFormat(steps);
  }

  private int lastNeeded() {
    int last = pieces.size() - 1;
    while (pieces.get(last) instanceof Literal
        || (pieces.get(last) instanceof FieldPiece value && value.role() == Role.SKIP)) {
      last--;
    }
    return last;
  }

  private FieldStep step(int index, boolean last) {
    byte[] before = literal(index - 1);
    byte[] after = literal(index + 1);
    if (pieces.get(index) instanceof TimePiece(TimePart part, int _)) {
      return new FieldStep(before, Role.SKIP, part, part.width(), false, false, after);
    }
    var value = (FieldPiece) pieces.get(index);
    // The text after the last needed field may be absent.
    byte[] end = last && after.length > 1 ? new byte[] {after[0]} : after;
    return new FieldStep(
        before, value.role(), null, width(value, after), value.list(), value.free(), end);
  }

  // If a character follows that the field can't contain, the field is read up to it, so that a time
  // of the wrong length is a bad time and not another format.
  private static int width(FieldPiece value, byte[] after) {
    boolean marked = after.length > 0 && after[0] != ' ' && value.role() != Role.SKIP;
    return marked ? 0 : value.width();
  }

  private byte[] literal(int index) {
    return index >= 0
            && index < pieces.size()
            && pieces.get(index) instanceof Literal(String text, int _)
        ? text.getBytes(StandardCharsets.UTF_8)
        : NOTHING;
  }
}
