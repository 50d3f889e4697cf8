package dev.weir.local.eventsource;

import java.util.function.Supplier;

/**
 * A scenario that was recorded on AWS.
 *
 * @param name what happens
 * @param recorded the outcome on AWS
 * @param local runs it here, and returns the outcome in the same words
 */
record RecordedScenario(String name, String recorded, Supplier<String> local) {

  /** Returns its row of the table. */
  String row() {
    var outcome = local.get();
    var verdict = outcome.equals(recorded) ? "the same" : "differs: " + outcome;
    return "| " + name + " | " + recorded + " | " + verdict + " |";
  }
}
