package dev.weir.accesslog.formats;

/** A piece of a format string. */
sealed interface Piece {

  /** Returns its position in the configuration, counted from 1. */
  int position();

  /** Text that appears in every line. */
  record Literal(String text, int position) implements Piece {}

  /** A part of the time, of fixed width. */
  record Part(TimePart part, int position) implements Piece {}

  /**
   * Any other field.
   *
   * @param rank decides which field of a role is read: the one with the lowest rank
   * @param width the fixed number of bytes; 0 if it varies
   * @param list whether it may be a list, separated by {@code ", "}
   * @param free whether a client chooses it, so that it may contain blanks and brackets
   */
  record Value(Role role, int rank, int width, boolean list, boolean free, int position)
      implements Piece {

    Value(Role role, int rank, int width, boolean list, int position) {
      this(role, rank, width, list, false, position);
    }

    /** Returns the same field marked as chosen by a client. */
    Value chosen() {
      return new Value(role, rank, width, list, true, position);
    }

    static Value of(Role role, int rank, int position) {
      return new Value(role, rank, 0, false, position);
    }

    static Value skipped(int position) {
      return of(Role.SKIP, 0, position);
    }

    Value withRole(Role other) {
      return new Value(other, rank, width, list, free, position);
    }
  }
}
