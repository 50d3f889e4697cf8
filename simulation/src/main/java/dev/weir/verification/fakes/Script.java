package dev.weir.verification.fakes;

import dev.weir.testkit.CallDisturbance;

/** Does what a test says before or after the next call of a name; each once. */
public final class Script implements CallDisturbance {
  private String call = "";
  private Runnable before = () -> {};
  private Runnable after = () -> {};

  /** Runs an action before the next call with this name, once. */
  public void beforeNext(String named, Runnable doing) {
    call = named;
    before = doing;
    after = () -> {};
  }

  /** Runs an action after the next call with this name, once. */
  public void afterNext(String named, Runnable doing) {
    call = named;
    before = () -> {};
    after = doing;
  }

  @Override
  public void before(String called) {
    if (called.equals(call)) {
      var doing = before;
      before = () -> {};
      doing.run();
    }
  }

  @Override
  public void after(String called) {
    if (called.equals(call)) {
      var doing = after;
      after = () -> {};
      doing.run();
    }
  }
}
