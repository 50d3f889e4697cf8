package dev.weir.market.reference;

import dev.weir.stream.UnavailableException;
import java.util.Optional;

/**
 * The reference data that hold now. Which version that is, is asked for each time; the content is
 * read once a version. Asked by one thread at a time.
 *
 * <p>An older version may not stand in, not even for a second: a mark that came after a new version
 * was taken in would miss the portfolios that hold its instrument only since then.
 */
public final class CurrentReference {

  private final ReferenceStore store;
  private Optional<ReferenceBook> book = Optional.empty();

  /** Of a store. */
  public CurrentReference(ReferenceStore store) {
    this.store = store;
  }

  /**
   * What holds; empty while nothing was ever loaded.
   *
   * @throws UnavailableException where the table does not answer
   */
  public synchronized Optional<ReferenceBook> latest() {
    store
        .current()
        .filter(current -> book.isEmpty() || current.version() != book.get().version())
        .ifPresent(
            current ->
                book =
                    Optional.of(
                        new ReferenceBook(
                            current.version(), store.read(current), current.loadedAt())));
    return book;
  }
}
