package dev.weir.accesslog.formats;

/** A piece of a format string. */
sealed interface Piece {

  /** Returns its position in the configuration, counted from 1. */
  int position();

  /** Text that appears in every line. */
  record Literal(String text, int position) implements Piece {}

  /** A part of the time, of fixed width. */
  record TimePiece(TimePart part, int position) implements Piece {}

  /**
   * Any other field.
   *
   * @param rank decides which field of a role is read: the one with the lowest rank
   * @param width the fixed number of bytes; 0 if it varies
   * @param list whether it may be a list, separated by {@code ", "}
   * @param free whether a client chooses it, so that it may contain blanks and brackets
   */
  record FieldPiece(Role role, int rank, int width, boolean list, boolean free, int position)
      implements Piece {

    FieldPiece(Role role, int rank, int width, boolean list, int position) {
      this(role, rank, width, list, false, position);
    }

    /** Returns the same field marked as chosen by a client. */
    FieldPiece chosen() {
      return new FieldPiece(role, rank, width, list, true, position);
    }

    static FieldPiece of(Role role, int rank, int position) {
      return new FieldPiece(role, rank, 0, false, position);
    }

    static FieldPiece skipped(int position) {
      return of(Role.SKIP, 0, position);
    }

    FieldPiece withRole(Role other) {
      return new FieldPiece(other, rank, width, list, free, position);
    }
  }
}
