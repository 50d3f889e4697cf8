package dev.weir.client.archive;

import java.util.List;

/**
 * The result of verifying the archive of a stream.
 *
 * @param chains by lane, parents first
 * @param foreign objects that Weir did not write; they change nothing
 */
public record ArchiveReport(List<ChainReport> chains, List<ForeignObject> foreign) {

  public ArchiveReport {
    chains = List.copyOf(chains);
    foreign = List.copyOf(foreign);
  }

  /** Returns the faults of all lanes. */
  public List<ChainFault> faults() {
    return chains.stream().flatMap(chain -> chain.faults().stream()).toList();
  }
}
