package dev.weir.market.reference;

import dev.weir.stream.UnavailableException;
import java.util.Optional;

/**
 * The reference data in force. The current version is queried each time; the content is read once
 * per version. Queried by one thread at a time.
 *
 * <p>An older version must never be used instead, not even for a second: a mark that came after a
 * new version was applied would miss the portfolios that have held its instrument only since then.
 */
public final class CurrentReference {

  private final ReferenceStore store;
  private Optional<ReferenceBook> book = Optional.empty();

  public CurrentReference(ReferenceStore store) {
    this.store = store;
  }

  /**
   * Returns the reference data in force; empty until any are loaded.
   *
   * @throws UnavailableException if the table does not answer
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
