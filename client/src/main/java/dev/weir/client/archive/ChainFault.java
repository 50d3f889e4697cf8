package dev.weir.client.archive;

import dev.weir.archive.ArchiveLink;

/** A fault in a lane's chain. */
public sealed interface ChainFault {

  /** Returns the key of the object concerned; for a wrong sum, that of the newest object. */
  String key();

  /** Returns the fault as a sentence. */
  String sentence();

  /** A link names an object that does not exist. */
  record Missing(ArchiveLink link) implements ChainFault {
    @Override
    public String key() {
      return link.key();
    }

    @Override
    public String sentence() {
      return "The object is missing; its last record has the sequence number " + link.last() + ".";
    }
  }

  /** An object was altered after it was written. */
  record Changed(String key, String why) implements ChainFault {
    @Override
    public String sentence() {
      return "The object was changed: " + why + ".";
    }
  }

  /** A lane has objects of several commits, but no item that names the last one. */
  record NoPosition(String key) implements ChainFault {
    @Override
    public String sentence() {
      return "There are objects, but the table of positions has no item for their lane.";
    }
  }

  /**
   * Objects that the chain does not name hold records that it lacks: the lane's item was deleted or
   * set back, or the objects are those of another chain.
   *
   * @param key of the newest of them
   */
  record OutsideChain(String key, int objects, long records) implements ChainFault {
    @Override
    public String sentence() {
      return "%,d objects up to this one hold %,d records that the chain lacks; nothing names them."
          .formatted(objects, records);
    }
  }

  /** The objects do not contain as many records as were archived. */
  record WrongSum(String key, long archived, long found) implements ChainFault {
    @Override
    public String sentence() {
      return "%,d records were archived, but the objects contain %,d.".formatted(archived, found);
    }
  }
}
