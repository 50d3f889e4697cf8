package dev.weir.market.reference;

import dev.weir.stream.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reference data that hold now: asked for anew every twenty seconds, so that what is loaded
 * works within a minute. Where the table does not answer, the last ones stay. Asked by one thread
 * at a time.
 */
public final class CurrentReference {

  private static final Logger LOG = LoggerFactory.getLogger(CurrentReference.class);
  private static final Duration ASKED_EVERY = Duration.ofSeconds(20);

  private final ReferenceStore store;
  private final InstantSource clock;
  private Optional<ReferenceBook> book = Optional.empty();
  private Instant askedAt = Instant.EPOCH;

  /** Of a store, as of a clock. */
  public CurrentReference(ReferenceStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * What holds; empty while nothing was ever loaded.
   *
   * @throws UnavailableException where the table does not answer and nothing is known yet
   */
  public synchronized Optional<ReferenceBook> book() {
    var now = clock.instant();
    if (book.isEmpty() || !now.isBefore(askedAt.plus(ASKED_EVERY))) {
      ask();
      askedAt = now;
    }
    return book;
  }

  /**
   * What holds, asked for now: for one who has seen a newer version at work.
   *
   * @throws UnavailableException where the table does not answer
   */
  public synchronized Optional<ReferenceBook> latest() {
    read();
    return book;
  }

  private void ask() {
    try {
      read();
    } catch (UnavailableException e) {
      if (book.isEmpty()) {
        throw e;
      }
      LOG.warn("Reference not read, the last stays version={}", book.get().version(), e);
    }
  }

  private void read() {
    store
        .current()
        .filter(current -> book.isEmpty() || current.version() != book.get().version())
        .ifPresent(
            current ->
                book = Optional.of(new ReferenceBook(current.version(), store.read(current))));
  }
}
