package dev.weir.events.codec;

import java.util.Arrays;

/**
 * A part of a schema, compiled for reading bodies. Values of the event go into their places;
 * everything else is skipped.
 */
abstract sealed class AvroNode {

  /** The place of a value that the event does not use. */
  static final int NOWHERE = -1;

  /** Skips the value, or puts it into its place. */
  abstract void read(AvroCursor in, Object[] values);

  /** Whether a value takes at least one byte: a null and an empty record take none. */
  boolean takesBytes() {
    return true;
  }

  static final class AvroText extends AvroNode {
    private final String name;
    private final int place;

    AvroText(String name, int place) {
      this.name = name;
      this.place = place;
    }

    @Override
    void read(AvroCursor in, Object[] values) {
      if (place == NOWHERE) {
        in.skipBytes();
      } else {
        values[place] = in.text(name);
      }
    }
  }

  static final class Bytes extends AvroNode {
    @Override
    void read(AvroCursor in, Object[] values) {
      in.skipBytes();
    }
  }

  static final class Whole extends AvroNode {
    private final boolean isInt;
    private final int place;

    Whole(boolean isInt, int place) {
      this.isInt = isInt;
      this.place = place;
    }

    @Override
    void read(AvroCursor in, Object[] values) {
      long number = in.number();
      if (isInt && number != (int) number) {
        throw InvalidMessageException.avro("has an int of more than 32 bits");
      }
      if (place != NOWHERE) {
        values[place] = number;
      }
    }
  }

  static final class Real extends AvroNode {
    private final boolean isFloat;
    private final int place;

    Real(boolean isFloat, int place) {
      this.isFloat = isFloat;
      this.place = place;
    }

    @Override
    void read(AvroCursor in, Object[] values) {
      double real = isFloat ? in.shortReal() : in.real();
      if (place != NOWHERE) {
        values[place] = real;
      }
    }
  }

  static final class Flag extends AvroNode {
    @Override
    void read(AvroCursor in, Object[] values) {
      in.flag();
    }
  }

  static final class Null extends AvroNode {
    @Override
    void read(AvroCursor in, Object[] values) {}

    @Override
    boolean takesBytes() {
      return false;
    }
  }

  static final class Fixed extends AvroNode {
    private final int size;

    Fixed(int size) {
      this.size = size;
    }

    @Override
    void read(AvroCursor in, Object[] values) {
      in.skip(size);
    }

    @Override
    boolean takesBytes() {
      return size > 0;
    }
  }

  static final class Symbol extends AvroNode {
    private final String[] symbols;
    private final int place;

    Symbol(String[] symbols, int place) {
      this.symbols = symbols;
      this.place = place;
    }

    @Override
    void read(AvroCursor in, Object[] values) {
      var symbol = symbols[in.index(symbols.length)];
      if (place != NOWHERE) {
        values[place] = symbol;
      }
    }
  }

  static final class Union extends AvroNode {
    private final AvroNode[] branches;

    Union(AvroNode[] branches) {
      this.branches = branches;
    }

    @Override
    void read(AvroCursor in, Object[] values) {
      branches[in.index(branches.length)].read(in, values);
    }
  }

  static final class Fields extends AvroNode {
    // Set once the fields are compiled, because a record may contain itself.
    private AvroNode[] fields = {};

    void set(AvroNode[] compiled) {
      fields = compiled;
    }

    @Override
    void read(AvroCursor in, Object[] values) {
      in.enter();
      for (var field : fields) {
        field.read(in, values);
      }
      in.leave();
    }

    @Override
    boolean takesBytes() {
      // A record that contains itself other than in a union or a list could never end.
      return Arrays.stream(fields).anyMatch(AvroNode::takesBytes);
    }
  }

  /** An array or a map. No event has one as yet, so that its items are skipped. */
  static final class Items extends AvroNode {
    private final AvroNode[] item;

    Items(AvroNode... item) {
      this.item = item;
    }

    @Override
    void read(AvroCursor in, Object[] values) {
      in.enter();
      boolean sizes = Arrays.stream(item).anyMatch(AvroNode::takesBytes);
      long before = 0;
      for (long count = in.block(sizes, before); count > 0; count = in.block(sizes, before)) {
        before += count;
        for (long i = 0; i < count; i++) {
          for (var part : item) {
            part.read(in, values);
          }
        }
      }
      in.leave();
    }
  }
}
