package dev.weir.cli;

import dev.weir.client.CommandFault;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.local.CloudState;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir down}: stops the local cloud and makes sure that nothing of it remains. */
@Command(name = "down", description = "Stop the local cloud and all its processes.")
final class DownCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long POLL_MILLIS = 50;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var state = LocalAccess.stateOf(WeirHome.path());
    var processes = processesOf(state);
    requestStop(state);
    if (!awaitEnd(processes)) {
      processes.forEach(ProcessHandle::destroyForcibly);
      awaitEnd(processes);
    }
    var left = processes.stream().filter(ProcessHandle::isAlive).map(ProcessHandle::pid).toList();
    if (!left.isEmpty()) {
      throw new CommandFault("Still running: processes " + left, "Kill them with kill -9.");
    }
    spec.commandLine().getOut().println("Stopped. No process is left; its in-memory data is gone.");
    return 0;
  }

  private static List<ProcessHandle> processesOf(CloudState state) {
    var pids =
        Stream.concat(
            Stream.of(state.pid()), state.parts().stream().map(CloudState.CloudProcess::pid));
    return pids.flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
  }

  private static void requestStop(CloudState state) throws InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var stop =
          HttpRequest.newBuilder(state.endpoints().get("control").resolve("/stop"))
              .timeout(Duration.ofSeconds(2))
              .POST(BodyPublishers.noBody())
              .build();
      http.send(stop, BodyHandlers.discarding());
    } catch (IOException e) {
      // It does not answer, so signal its process, which stops it in the same order.
      ProcessHandle.of(state.pid()).ifPresent(ProcessHandle::destroy);
    }
  }

  private static boolean awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
      if (System.nanoTime() > until) {
        return false;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return true;
  }
}
