package dev.weir.verification.semantics;

import dev.weir.engine.Semantics;
import dev.weir.verification.fakes.CallDisturbance;
import dev.weir.verification.simulation.ShardModel;
import dev.weir.verification.simulation.StreamRecord;
import java.util.random.RandomGenerator;

/** A pipeline whose semantics can be chosen, as a drill runs it. */
interface DrilledPipeline<R extends StreamRecord> {

  /** A shard with records. */
  ShardModel<R> load(RandomGenerator random);

  /** Deploys it with some semantics. */
  DrilledDeployment<R> deploy(Semantics semantics, CallDisturbance faults);
}
