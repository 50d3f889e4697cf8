package dev.weir.verification.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A function: instances that are warm are used again, now and then a new one is started. */
public final class FunctionModel {

  private static final int COLD_STARTS_ONE_IN = 3;

  private final Supplier<Instance> coldStart;
  private final RandomGenerator random;
  private Deque<Instance> warm = new ArrayDeque<>();

  /** A function without instances. */
  public FunctionModel(Supplier<Instance> coldStart, RandomGenerator random) {
    this.coldStart = coldStart;
    this.random = random;
  }

  /** Invokes an instance that does nothing else; one that fails is not used again. */
  public Answer invoke(byte[] event) {
    var deployed = warm;
    var isCold = warm.isEmpty() || random.nextInt(COLD_STARTS_ONE_IN) == 0;
    var instance = isCold ? coldStart.get() : warm.pop();
    var answer = instance.invoke(event);
    deployed.push(instance);
    return answer;
  }

  /** From now on all instances are new ones; those that run, run to their end. */
  public void deployAnew() {
    warm = new ArrayDeque<>();
  }
}
