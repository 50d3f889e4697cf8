package dev.weir.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.emulators.Emulators;
import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.Installation;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.fault.LocalFault;
import dev.weir.local.functions.CodeReload;
import dev.weir.local.functions.FunctionHost;
import dev.weir.local.functions.InvocationListener;
import dev.weir.local.functions.Launcher;
import dev.weir.local.functions.ReadOnlyCode;
import dev.weir.local.iam.AccessControl;
import dev.weir.local.iam.Principal;
import dev.weir.local.measuring.Measuring;
import dev.weir.local.metrics.MetricsEndpoint;
import dev.weir.local.page.MarketBoard;
import dev.weir.local.page.PageServer;
import dev.weir.local.page.TopicFeed;
import dev.weir.local.process.Loopback;
import dev.weir.local.process.Workspace;
import dev.weir.local.provisioning.Deployment;
import dev.weir.local.provisioning.Deployment.DeployedStack;
import dev.weir.local.provisioning.Provisioner;
import dev.weir.local.rehearsal.InjectionState;
import dev.weir.local.synthesis.Synthesis;
import dev.weir.local.template.CloudAssembly;
import dev.weir.local.units.CountedInvocations;
import dev.weir.local.units.GatewayUnits;
import dev.weir.local.units.UnitLedger;
import dev.weir.local.units.UnitMeter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The stack of a home folder, running on this machine.
 *
 * <p>It ends when it is closed, when its control endpoint is asked to stop it, when this process
 * ends in an orderly way (including Ctrl-C), and, without a message, when this process is killed.
 * In none of these cases does a child process remain. All data is in memory and lost at the end.
 */
public final class LocalCloud implements AutoCloseable {

  private static final String CHART_LIBRARY = "echarts/dist/echarts.common.min.js";

  private final Path home;
  private final Resources resources = new Resources();
  private final Instant startedAt = CloudState.startOfThisProcess();
  private final CompletableFuture<Optional<LocalFault>> end = new CompletableFuture<>();
  private final Thread atExit = new Thread(this::closeAll, "stop the local cloud");
  private final Consumer<String> progress;
  private final UnitLedger units = new UnitLedger();
  private final InjectionState rehearsal = new InjectionState(InstantSource.system());

  private Emulators emulators;
  private RegionEndpoints regions;
  private Deployment deployment;
  private AccessControl access;
  private FunctionHost functions;
  private Sources sources;
  private ControlEndpoint control;
  private PageServer page;
  private volatile boolean up;

  private LocalCloud(Path home, Consumer<String> progress) {
    this.home = home;
    this.progress = progress;
  }

  /**
   * Starts everything and returns when records that are put on a stream are delivered.
   *
   * @param home folder with cdk.json; state and logs go to {@code .weir} below it
   * @param progress receives a line for each part that has started, from several threads
   * @throws LocalFault if it cannot start, with the remedy; then nothing is left running
   */
  public static LocalCloud start(Path home, StartOptions options, Consumer<String> progress) {
    long begun = System.nanoTime();
    var cloud = new LocalCloud(home.toAbsolutePath().normalize(), progress);
    Runtime.getRuntime().addShutdownHook(cloud.atExit);
    try {
      cloud.startParts(options);
      progress.accept(
          String.format(Locale.ROOT, "Up in %.1f s", (System.nanoTime() - begun) / 1e9));
      return cloud;
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  private void startParts(StartOptions options) {
    var folder = resources.add(StateFolder.take(home));
    resources.add(() -> CloudState.delete(home));
    var installation = new Installation(options.installation().orElse(home));
    var assembly = startEmulatorsAndSynthesise(options, installation, folder);
    regions = resources.add(RegionEndpoints.of(assembly, emulators.endpoints()));
    provision(assembly);
    access = accessControl(deployment);
    regions.openGateways(
        access,
        deployment.strongTables(),
        rehearsal,
        options.countsUnits() ? new GatewayUnits(units) : UnitMeter.OFF);

    var measuring = resources.add(new Measuring(regions.names()));
    measuring.follow(deployment.functions(), folder.workspace().logs());
    functions = hostFunctions(options, installation, folder.workspace(), measuring);
    sources =
        resources.add(Sources.start(deployment, regions, functions, measuring, options.polling()));
    progress.accept(
        String.format(
            Locale.ROOT,
            "Event sources: %d, schedules: %d",
            deployment.mappings().size(),
            deployment.schedules().size()));
    var metrics = new MetricsEndpoint(measuring.stores());
    control =
        resources.add(
            ControlEndpoint.open(
                options.ports().control(),
                this::status,
                this::permissions,
                this::requestStop,
                resources.add(new FaultEndpoint(regions, functions)),
                new RehearsalEndpoint(rehearsal),
                new FunctionsEndpoint(functions),
                metrics));
    page =
        resources.add(
            PageServer.open(
                options.ports().page(),
                installation.npm(CHART_LIBRARY),
                deployment.dashboards(),
                feeds(),
                this::status,
                resources.add(board())::describe,
                pageData(),
                metrics));
    progress.accept("Dashboards: " + page.address());
    up = true;
    state().write(home);
  }

  private InvocationListener invocations(StartOptions options, Measuring measuring) {
    return options.countsUnits()
        ? new CountedInvocations(units, measuring.invocations())
        : measuring.invocations();
  }

  private FunctionHost hostFunctions(
      StartOptions options, Installation installation, Workspace workspace, Measuring measuring) {
    resources.add(ReadOnlyCode.protect(deployment.functions(), workspace.root()));
    var development = options.development();
    var launcher = Launcher.of(regions::endpoints, workspace);
    var hosted =
        resources.add(
            FunctionHost.of(
                development.debugged(deployment.functions()),
                launcher,
                options.instancesPerFunction(),
                this::writeStateOnceUp,
                rehearsal::answerDelay,
                invocations(options, measuring)));
    launcher.useAotCaches(installation.aotCaches(), deployment.functions(), progress);
    hosted.warmUp(progress);
    development
        .watched()
        .ifPresent(folder -> resources.add(CodeReload.watch(folder, workspace, hosted, progress)));
    return hosted;
  }

  /** Both take seconds and are independent of each other, as is loading the classes of clients. */
  private CloudAssembly startEmulatorsAndSynthesise(
      StartOptions options, Installation installation, StateFolder folder) {
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      var starting =
          both.submit(
              () ->
                  Emulators.start(
                      installation,
                      folder.workspace(),
                      options.ports(),
                      Endpoints.DEFAULT_REGION,
                      progress));
      var synthesising = both.submit(() -> assembly(options, folder));
      both.execute(LocalClients::load);
      try {
        emulators = resources.add(starting.get());
      } finally {
        if (starting.state() == Future.State.FAILED) {
          synthesising.cancel(true);
        }
      }
      emulators.running().forEach(this::stopIfItEnds);
      return synthesising.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalFault("Interrupted while the local cloud came up.", "Start again.", e);
    }
  }

  private CloudAssembly assembly(StartOptions options, StateFolder folder) {
    long begun = System.nanoTime();
    var given = options.assembly();
    if (given.isPresent()) {
      return CloudAssembly.read(given.get());
    }
    var result =
        new Synthesis(home, folder.workspace().root())
            .assembly(options.context(), options.freshSynth());
    var assembly = CloudAssembly.read(result.assembly());
    progress.accept(
        String.format(
            Locale.ROOT,
            "Stack %s %s (%.1f s)",
            assembly,
            result.reused() ? "unchanged since its last synthesis" : "synthesised",
            (System.nanoTime() - begun) / 1e9));
    return assembly;
  }

  private void provision(CloudAssembly assembly) {
    long begun = System.nanoTime();
    deployment =
        Provisioner.provision(
            assembly, regions::clients, emulators.schemas(), regions.home(), progress);
    progress.accept(
        String.format(
            Locale.ROOT,
            "%d resources made (%.1f s)",
            deployment.resources(),
            (System.nanoTime() - begun) / 1e9));
  }

  /** Gives each function a separate key; the commands' key stands for the account. */
  private static AccessControl accessControl(Deployment deployment) {
    var principals = new HashMap<String, Principal>();
    principals.put(Endpoints.ACCESS_KEY, new Principal.Owner(Endpoints.ACCOUNT));
    for (var function : deployment.functions()) {
      principals.put(
          function.accessKey(), new Principal.RolePrincipal(function.role(), function.name()));
    }
    var access = new AccessControl(deployment.policies(), Endpoints.ACCOUNT, principals);
    deployment.edges().forEach(edge -> access.decide(edge.request()));
    return access;
  }

  private void stopIfItEnds(Emulators.RunningEmulator emulator) {
    emulator.process().onUnexpectedEnd(() -> endBecauseOf(emulator));
  }

  private void endBecauseOf(Emulators.RunningEmulator emulator) {
    var ended = new EarlyEnd(emulator.name(), Instant.now());
    ended.write(home);
    var process = emulator.process().ended();
    end.complete(
        Optional.of(new LocalFault(ended.text() + "\n" + process.getMessage(), process.remedy())));
  }

  /** Returns the permissions, and the requests made so far. */
  public AccessControl access() {
    return access;
  }

  /** Returns the units used so far; none unless it was started so that it counts them. */
  public UnitLedger units() {
    return units;
  }

  /** Returns the address of its dashboards. */
  public URI page() {
    return page.address();
  }

  /** Returns the present state. */
  public CloudState state() {
    var parts = new ArrayList<CloudState.CloudProcess>();
    for (var emulator : emulators.running()) {
      parts.add(
          new CloudState.CloudProcess(
              emulator.name(), "emulator", emulator.process().pid(), emulator.port()));
    }
    for (var instance : functions.instances()) {
      parts.add(new CloudState.CloudProcess(instance.function(), "function", instance.pid(), 0));
    }
    var addresses = new HashMap<>(regions.withoutRegion().byService());
    addresses.put("control", Loopback.http(control.port()));
    addresses.put("page", page.address());
    return new CloudState(
        ProcessHandle.current().pid(),
        startedAt,
        regions.home(),
        addresses,
        deployment.outputs(),
        regions.names().stream().map(this::regionState).toList(),
        parts);
  }

  private RegionState regionState(String region) {
    var stacks =
        deployment.stacks().stream()
            .filter(stack -> stack.region().equals(region))
            .map(stack -> new RegionState.StackState(stack.name(), stack.outputs()))
            .toList();
    return new RegionState(region, regions.endpoints(region).byService(), stacks);
  }

  private List<TopicFeed> feeds() {
    return deployment.topics().stream()
        .map(
            topic ->
                resources.add(
                    TopicFeed.open(topic.arn(), topic.region(), regions.clients(topic.region()))))
        .toList();
  }

  private MarketBoard board() {
    return MarketBoard.open(
        deployment.stacks().stream()
            .filter(DeployedStack::pinned)
            .map(
                stack ->
                    new MarketBoard.BoardRegion(
                        stack.region(), stack.outputs(), regions.clients(stack.region())))
            .toList());
  }

  private Map<String, PageServer.PageReader> pageData() {
    return ServiceLoader.load(PageData.class).stream()
        .map(ServiceLoader.Provider::get)
        .collect(
            Collectors.toUnmodifiableMap(
                PageData::name, data -> query -> data.read(state(), query)));
  }

  private synchronized void writeStateOnceUp() {
    if (up) {
      state().write(home);
    }
  }

  private ObjectNode status() {
    var status = state().toNode();
    for (var region : status.withArray("regions")) {
      ((ObjectNode) region).put("state", regions.inAWord(region.path("name").asText()));
    }
    sources.describe(status.putArray("eventSources"));
    return status;
  }

  private ObjectNode permissions() {
    return PermissionsJson.write(deployment.functions(), access);
  }

  private void requestStop() {
    end.complete(Optional.empty());
  }

  /**
   * Blocks until it is asked to stop, or a part of it has ended unexpectedly. It must still be
   * closed then.
   *
   * @throws LocalFault naming the part that ended
   */
  public void awaitStop() throws InterruptedException {
    try {
      var fault = end.get();
      if (fault.isPresent()) {
        throw fault.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("The end is never completed with an exception", e);
    }
  }

  /** Returns the part that ended unexpectedly, if any: the reason why calls to it fail. */
  public Optional<LocalFault> fault() {
    return end.getNow(Optional.empty());
  }

  /**
   * Stops everything and returns when no process is left: first the sources that invoke functions,
   * then the functions, then the services that they write to.
   */
  @Override
  public void close() {
    closeAll();
    if (Thread.currentThread() != atExit) {
      Resources.forget(atExit);
    }
  }

  private void closeAll() {
    synchronized (this) {
      up = false;
    }
    end.complete(Optional.empty());
    resources.close();
  }
}
