package dev.weir.local.provisioning;

import dev.weir.local.eventsource.ScheduleSettings;
import dev.weir.local.functions.FunctionSettings;
import dev.weir.local.iam.AccountPolicies;
import dev.weir.local.service.AwsService;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Leaves out schedules of functions that ask a service which the local cloud does not have: each
 * run would only fail. What a function asks is what its role is allowed.
 */
record MissingServices(AccountPolicies policies, List<FunctionSettings> functions) {

  /** What Lambda does for a function: writing its log and traces, and using keys. */
  private static final Set<String> OF_LAMBDA = Set.of("logs", "xray", "kms");

  private static final Set<String> HERE =
      Arrays.stream(AwsService.values()).map(AwsService::id).collect(Collectors.toSet());

  /**
   * The schedules that can run here.
   *
   * @param notes gets a line for each that can't
   */
  List<ScheduleSettings> without(List<ScheduleSettings> schedules, Consumer<String> notes) {
    return schedules.stream().filter(schedule -> canRun(schedule, notes)).toList();
  }

  /**
   * The functions to host: all but those that only such a schedule would invoke.
   *
   * @param schedules all that the template has
   * @param mapped whether an event source invokes a function
   */
  List<FunctionSettings> hosted(
      List<ScheduleSettings> schedules, Predicate<FunctionSettings> mapped) {
    return functions.stream()
        .filter(
            function ->
                missing(function).isEmpty()
                    || mapped.test(function)
                    || schedules.stream().noneMatch(schedule -> invokes(schedule, function)))
        .toList();
  }

  private boolean canRun(ScheduleSettings schedule, Consumer<String> notes) {
    var function = functionOf(schedule);
    var missing = new TreeSet<String>();
    function.ifPresent(found -> missing.addAll(missing(found)));
    if (missing.isEmpty()) {
      return true;
    }
    notes.accept(
        "Not run here: %s asks %s, which the local cloud does not have"
            .formatted(function.get().name(), String.join(", ", missing)));
    return false;
  }

  private Optional<FunctionSettings> functionOf(ScheduleSettings schedule) {
    return functions.stream().filter(function -> invokes(schedule, function)).findFirst();
  }

  private static boolean invokes(ScheduleSettings schedule, FunctionSettings function) {
    return schedule.function().equals(function.arn())
        || schedule.function().startsWith(function.arn() + ":");
  }

  private Set<String> missing(FunctionSettings function) {
    return policies.grants(function.role()).stream()
        .map(grant -> grant.action().split(":", -1)[0])
        .filter(service -> !HERE.contains(service) && !OF_LAMBDA.contains(service))
        .collect(Collectors.toSet());
  }
}
