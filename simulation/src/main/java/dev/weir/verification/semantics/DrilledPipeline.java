package dev.weir.verification.semantics;

import dev.weir.engine.Semantics;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.ShardModel;
import dev.weir.testkit.StreamRecord;
import java.util.random.RandomGenerator;

/** A pipeline whose semantics can be chosen, as a drill runs it. */
interface DrilledPipeline<R extends StreamRecord> {

  /** A shard with records. */
  ShardModel<R> load(RandomGenerator random);

  /** Deploys it with some semantics. */
  DrilledDeployment<R> deploy(Semantics semantics, CallDisturbance faults);
}
