package dev.weir.rehearsal.drill;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Undoes what a drill did to the local cloud: when it is closed, and where the process is asked to
 * end before (Ctrl-C, SIGTERM). Whatever comes first does it, once, the latest act first; an act
 * that would come after it is refused. Only a process that is killed undoes nothing.
 */
final class Restoration implements AutoCloseable {

  private final Deque<Runnable> undos = new ArrayDeque<>();
  private final Thread hook = new Thread(this::undoAll, "undo the drill");
  private boolean ended;

  private Restoration() {}

  /** One that also acts when this process is asked to end. */
  static Restoration atExitToo() {
    var restoration = new Restoration();
    Runtime.getRuntime().addShutdownHook(restoration.hook);
    return restoration;
  }

  /**
   * Does something that has to be undone.
   *
   * @param undo must do no harm where the act failed or only came to a part
   * @throws InterruptedException if the drill was ended
   */
  synchronized void act(Runnable act, Runnable undo) throws InterruptedException {
    if (ended) {
      throw new InterruptedException("The drill was ended");
    }
    undos.push(undo);
    act.run();
  }

  /** Does more of what an earlier act's undoing undoes. */
  void actAgain(Runnable act) throws InterruptedException {
    act(act, () -> {});
  }

  private synchronized void undoAll() {
    ended = true;
    RuntimeException failed = null;
    while (!undos.isEmpty()) {
      try {
        undos.pop().run();
      } catch (RuntimeException e) {
        if (failed == null) {
          failed = e;
        } else {
          failed.addSuppressed(e);
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
  }

  @Override
  public void close() {
    try {
      undoAll();
    } finally {
      forgetHook();
    }
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs already, and finds nothing left to undo.
    }
  }
}
