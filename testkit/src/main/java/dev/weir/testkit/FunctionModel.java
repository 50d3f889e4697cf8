package dev.weir.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A function: warm instances are reused, occasionally a new one is started. */
public final class FunctionModel {

  private static final int COLD_STARTS_ONE_IN = 3;

  private final Supplier<Instance> coldStart;
  private final RandomGenerator random;
  private Deque<Instance> warm = new ArrayDeque<>();

  /** Creates a function without instances. */
  public FunctionModel(Supplier<Instance> coldStart, RandomGenerator random) {
    this.coldStart = coldStart;
    this.random = random;
  }

  /** Invokes an idle instance; one that fails is not used again. */
  public Answer invoke(byte[] event) {
    var deployed = warm;
    var isCold = warm.isEmpty() || random.nextInt(COLD_STARTS_ONE_IN) == 0;
    var instance = isCold ? coldStart.get() : warm.pop();
    var answer = instance.invoke(event);
    deployed.push(instance);
    return answer;
  }

  /** Makes all later instances new ones; running ones finish. */
  public void deployAnew() {
    warm = new ArrayDeque<>();
  }
}
