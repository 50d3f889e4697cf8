package dev.weir.client.archive;

import dev.weir.archive.ArchiveLink;

/** Something that is wrong with the chain of a lane. */
public sealed interface ChainFault {

  /** The key of the object that it is about; of a wrong sum, that of the newest object. */
  String key();

  /** What is wrong, in a sentence. */
  String sentence();

  /** An object that is named is not there. */
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

  /** An object is not as it was written. */
  record Changed(String key, String why) implements ChainFault {
    @Override
    public String sentence() {
      return "The object was changed: " + why + ".";
    }
  }

  /** A lane has objects of several commits, and no item that names the last one. */
  record NoPosition(String key) implements ChainFault {
    @Override
    public String sentence() {
      return "Objects are stored, and the table of positions has no item for their lane.";
    }
  }

  /** The objects do not hold as many records as were archived. */
  record WrongSum(String key, long archived, long found) implements ChainFault {
    @Override
    public String sentence() {
      return "%,d records were archived, and the objects hold %,d.".formatted(archived, found);
    }
  }
}
