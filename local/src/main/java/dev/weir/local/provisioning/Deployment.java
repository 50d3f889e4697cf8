package dev.weir.local.provisioning;

import dev.weir.local.eventsource.AsyncInvocation;
import dev.weir.local.eventsource.MappingPairs;
import dev.weir.local.eventsource.MappingSettings;
import dev.weir.local.eventsource.ScheduleSettings;
import dev.weir.local.functions.FunctionSettings;
import dev.weir.local.iam.AccountPolicies;
import dev.weir.local.iam.ServiceEdge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The result of provisioning: the resources exist in the emulators, and these parts remain to be
 * run.
 *
 * @param functions the functions to host
 * @param mappings event sources, of enabled mappings
 * @param schedules schedules, of enabled rules
 * @param stacks in the order of their creation
 * @param dashboards with their content
 * @param topics that are not FIFO: their messages are for people too
 * @param strongTables names of the tables that are strongly consistent over Regions
 * @param policies the permissions
 * @param edges actions of AWS itself, allowed by the policies
 * @param resources the number of created resources
 */
public record Deployment(
    List<FunctionSettings> functions,
    List<MappingSettings> mappings,
    List<ScheduleSettings> schedules,
    List<DeployedStack> stacks,
    List<DeployedDashboard> dashboards,
    List<DeployedTopic> topics,
    Set<String> strongTables,
    AccountPolicies policies,
    List<ServiceEdge> edges,
    int resources) {

  public Deployment {
    functions = List.copyOf(functions);
    mappings = List.copyOf(mappings);
    schedules = List.copyOf(schedules);
    stacks = List.copyOf(stacks);
    dashboards = List.copyOf(dashboards);
    topics = List.copyOf(topics);
    strongTables = Set.copyOf(strongTables);
    edges = List.copyOf(edges);
  }

  /**
   * A dashboard.
   *
   * @param region whose metrics it shows
   * @param body as CloudWatch would receive it, with every name resolved
   */
  public record DeployedDashboard(String name, String region, String body) {}

  /** A topic, and its Region. */
  public record DeployedTopic(String arn, String region) {}

  /**
   * A stack.
   *
   * @param region where it is
   * @param pinned whether the template names that Region
   * @param outputs by key, resolved
   */
  public record DeployedStack(
      String name, String region, boolean pinned, Map<String, String> outputs) {

    public DeployedStack {
      outputs = Map.copyOf(outputs);
    }
  }

  /**
   * Returns the outputs by key: of all stacks if there is one Region; otherwise of those that name
   * no Region, because the Regions' stacks have the same keys.
   */
  public Map<String, String> outputs() {
    boolean oneRegion = stacks.stream().map(DeployedStack::region).distinct().count() <= 1;
    var outputs = new HashMap<String, String>();
    stacks.stream()
        .filter(stack -> oneRegion || !stack.pinned())
        .forEach(stack -> outputs.putAll(stack.outputs()));
    return outputs;
  }

  /** Collects a deployment while it is created. */
  static final class Collector {

    final List<FunctionSettings> functions = new ArrayList<>();
    final List<MappingSettings> mappings = new ArrayList<>();
    final MappingPairs pairs = new MappingPairs();
    final List<ScheduleSettings> schedules = new ArrayList<>();
    final Map<String, AsyncInvocation> asyncInvocations = new HashMap<>();
    final List<DeployedStack> stacks = new ArrayList<>();
    final List<DeployedDashboard> dashboards = new ArrayList<>();
    final List<DeployedTopic> topics = new ArrayList<>();
    final Set<String> strongTables = new HashSet<>();
    final AccessCollector access = new AccessCollector();
    int resources;

    /** A function's configuration may be created after the schedule that invokes it. */
    private ScheduleSettings configured(ScheduleSettings schedule) {
      return schedule.with(
          asyncInvocations.getOrDefault(schedule.function(), AsyncInvocation.DEFAULT));
    }

    private boolean isMapped(FunctionSettings function) {
      return mappings.stream().anyMatch(mapping -> mapping.functionArn().equals(function.arn()));
    }

    Deployment deployment(Consumer<String> notes) {
      var missing = new MissingServices(access.policies(), functions);
      return new Deployment(
          missing.hosted(schedules, this::isMapped),
          mappings,
          missing.without(schedules, notes).stream().map(this::configured).toList(),
          stacks,
          dashboards,
          topics,
          strongTables,
          access.policies(),
          access.edges(),
          resources);
    }
  }
}
