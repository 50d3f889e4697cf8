package dev.weir.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.fault.LocalFault;
import dev.weir.local.region.FaultSwitch;
import dev.weir.local.region.RegionFaultState;
import dev.weir.local.sample.RegionsAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;

/** Two Regions over one strongly consistent table. */
@Tag("cloud")
class TwoRegionsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String EAST = "us-east-1";
  private static final String WEST = "us-east-2";

  @TempDir private static Path home;
  private static LocalCloud cloud;
  private static CloudState state;
  private static LocalClients east;
  private static LocalClients west;
  private static FaultSwitch faults;

  @BeforeAll
  static void start() throws IOException {
    var assembly = RegionsAssembly.write(home.resolve("assembly"), home.resolve("record"));
    var options =
        StartOptions.defaults()
            .withAssembly(assembly)
            .withInstallation(Path.of(System.getProperty("weir.home")));
    cloud = LocalCloud.start(home, options, _ -> {});
    state = CloudState.read(home).orElseThrow();
    east = clients(EAST);
    west = clients(WEST);
    faults = new FaultSwitch(state.endpoints().get("control"));
  }

  @AfterAll
  static void stop() {
    faults.close();
    east.close();
    west.close();
    cloud.close();
  }

  @BeforeEach
  void nothingIsWrong() {
    faults.set(EAST, RegionFaultState.NONE);
    faults.set(WEST, RegionFaultState.NONE);
  }

  private static LocalClients clients(String region) {
    var at = state.region(region).orElseThrow().endpoints();
    return LocalClients.of(
        new Endpoints(at.get("dynamodb"), at.get("kinesis"), at.get("sns"), at.get("glue")),
        region);
  }

  private static void put(LocalClients from, String id) {
    from.dynamodb().putItem(r -> r.tableName(RegionsAssembly.TABLE).item(Map.of("id", fromS(id))));
  }

  /** Returns whether a Region's function received an item. */
  private static boolean isDelivered(String region, String id) throws IOException {
    var record = home.resolve("record-" + region);
    return Files.exists(record)
        && Files.readString(record, UTF_8)
            .lines()
            .anyMatch(
                line ->
                    line.startsWith(region)
                        && line.contains("{\"id\":{\"S\":\"" + id + "\"}}")
                        && line.contains("\"awsRegion\":\"" + region + "\""));
  }

  @Test
  void the_state_has_each_regions_stacks() {
    assertThat(state.regions()).extracting(RegionState::name).containsExactly(EAST, WEST);
    assertThat(state.regions().getLast().stacks())
        .singleElement()
        .satisfies(stack -> assertThat(stack.name()).isEqualTo("sample-us-east-2"))
        .satisfies(stack -> assertThat(stack.outputs()).containsKey("QueueUrl"));
    assertThat(state.outputs()).isEmpty();
    assertThat(state.regions()).isEqualTo(cloud.state().regions());
  }

  @Test
  void both_regions_receive_the_writes_of_one() throws Exception {
    put(east, "by-east");
    await(() -> isDelivered(EAST, "by-east") && isDelivered(WEST, "by-east"));
  }

  @Test
  void a_region_that_is_cut_off_receives_nothing_until_it_is_back() throws Exception {
    put(west, "before-the-cut");
    await(() -> isDelivered(EAST, "before-the-cut") && isDelivered(WEST, "before-the-cut"));

    faults.set(EAST, RegionFaultState.NONE.withPartition());
    assertThatThrownBy(() -> put(east, "by-itself")).isInstanceOf(SdkException.class);
    put(west, "while-cut-off");
    await(() -> isDelivered(WEST, "while-cut-off"));
    assertThat(isDelivered(EAST, "while-cut-off")).isFalse();

    faults.set(EAST, RegionFaultState.NONE);
    await(() -> isDelivered(EAST, "while-cut-off"));
  }

  @Test
  void faults_on_a_lease_end_by_themselves_and_last_while_they_are_set_again() throws Exception {
    var wrong = RegionFaultState.NONE.withConflicts(0.3);
    faults.set(EAST, wrong, Duration.ofMillis(50));
    await(() -> faults.get(EAST).equals(RegionFaultState.NONE));

    faults.set(EAST, wrong, Duration.ofMillis(50));
    faults.set(EAST, wrong, Duration.ofMinutes(5));
    faults.set(WEST, wrong, Duration.ofMillis(50));
    await(() -> faults.get(WEST).equals(RegionFaultState.NONE));
    assertThat(faults.get(EAST)).isEqualTo(wrong);
  }

  @Test
  void a_region_that_is_back_goes_on_where_it_was() throws Exception {
    put(west, "before");
    await(() -> isDelivered(EAST, "before"));

    faults.set(EAST, RegionFaultState.NONE.withLost());

    assertThat(faults.get(EAST).lost()).isTrue();
    assertThat(living(EAST)).isEmpty();
    assertThatThrownBy(() -> put(east, "nobody")).isInstanceOf(SdkException.class);
    put(west, "meanwhile");
    await(() -> isDelivered(WEST, "meanwhile"));
    assertThat(isDelivered(EAST, "meanwhile")).isFalse();
    assertThat(living(EAST)).isEmpty();

    faults.set(EAST, RegionFaultState.NONE);

    await(() -> isDelivered(EAST, "meanwhile"));
    put(east, "after");
    await(() -> isDelivered(WEST, "after"));
    assertThat(isDelivered(WEST, "nobody")).isFalse();
  }

  @Test
  void a_message_of_a_fifo_topic_reaches_the_regions_queue_as_it_is_and_once() {
    var outputs = state.region(WEST).orElseThrow().stacks().getFirst().outputs();
    for (var id : List.of("1", "1", "2")) {
      west.sns()
          .publish(
              r ->
                  r.topicArn(outputs.get("TopicArn"))
                      .messageGroupId("g")
                      .messageDeduplicationId(id)
                      .message("body " + id));
    }
    // One message per group at a time: fauxqs hands out the next once this one is deleted.
    assertThat(List.of(next(outputs.get("QueueUrl")), next(outputs.get("QueueUrl"))))
        .containsExactly("body 1", "body 2");
  }

  private static String next(String queue) {
    var message =
        west.sqs().receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(20)).messages().getFirst();
    west.sqs().deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
    return message.body();
  }

  @Test
  void a_region_that_is_not_there_has_no_faults() {
    assertThatThrownBy(() -> faults.get("eu-west-1"))
        .isInstanceOf(LocalFault.class)
        .hasMessageContaining("eu-west-1");
  }

  private static List<Long> living(String region) {
    return cloud.state().parts().stream()
        .filter(part -> part.name().contains(region))
        .map(CloudState.CloudProcess::pid)
        .toList();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    var deadline = Instant.now().plus(PATIENCE);
    while (!condition.call()) {
      assertThat(Instant.now()).as("waited too long").isBefore(deadline);
      Thread.sleep(20);
    }
  }
}
