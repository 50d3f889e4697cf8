package dev.weir.rehearsal.inject;

import java.io.PrintWriter;

/** The list of disturbances for people. */
final class ScenarioList {

  private ScenarioList() {}

  static void print(PrintWriter out) {
    for (var scenario : Scenario.values()) {
      out.printf("%-14s %s%n", scenario, scenario.what());
      if (scenario.unit() != Strength.NONE) {
        out.printf(
            "%-14s --strength: %s; default %s%n",
            "", scenario.unit().bounds(), scenario.unit().text(scenario.usualStrength()));
      }
      out.printf("%-14s weir doctor: %s%n", "", verdicts(scenario));
    }
    out.flush();
  }

  private static String verdicts(Scenario scenario) {
    var usual = scenario.verdict(false);
    var manyKeys = scenario.verdict(true);
    return usual.equals(manyKeys) ? usual : usual + "; with --many-keys " + manyKeys;
  }
}
