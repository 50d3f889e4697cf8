package dev.weir.rehearsal.drill;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reverts a drill's changes to the local cloud, either on close or when the process is asked to end
 * earlier (Ctrl-C, SIGTERM). Whichever comes first reverts them once, the latest change first, and
 * any later change is refused. Only a killed process reverts nothing.
 */
final class Restoration implements AutoCloseable {

  private final Deque<Runnable> undos = new ArrayDeque<>();
  private final Thread hook = new Thread(this::undoAll, "undo the drill");
  private boolean ended;

  private Restoration() {}

  /** Creates a restoration that also runs when this process is asked to end. */
  static Restoration atExitToo() {
    var restoration = new Restoration();
    Runtime.getRuntime().addShutdownHook(restoration.hook);
    return restoration;
  }

  /**
   * Makes a change that must be reverted.
   *
   * @param undo must do no harm if the change failed or was only partly made
   * @throws InterruptedException if the drill was ended
   */
  synchronized void act(Runnable act, Runnable undo) throws InterruptedException {
    if (ended) {
      throw new InterruptedException("The drill was ended");
    }
    undos.push(undo);
    act.run();
  }

  /** Makes a further change that an earlier change's undo also reverts. */
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
      // The hook is already running and finds nothing left to revert.
    }
  }
}
