package dev.weir.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the threads around the event source; its decisions are tested on virtual time. */
class EventSourceTest {
  private final FakePolledStream stream = new FakePolledStream(InstantSource.system());
  private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
  private EventSource source;

  @AfterEach
  void close() {
    if (source != null) {
      source.close();
    }
  }

  private void start(StreamReader reader, FunctionInvoker function) {
    var ports = new EventSourceLoop.Ports(reader, function, _ -> {});
    source =
        EventSource.start(
            new EventSourceFixture().settings(), ports, Polling.LAMBDA, InstantSource.system());
  }

  @Test
  void records_reach_the_function() throws InterruptedException {
    stream.put("a");
    start(
        stream,
        event -> {
          events.add(event);
          return FakeFunction.returned("null");
        });
    assertThat(new String(events.take(), StandardCharsets.UTF_8))
        .contains("\"partitionKey\":\"a\"");
  }

  @Test
  void closing_interrupts_an_invocation_that_hangs() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    stream.put("a");
    start(
        stream,
        _ -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
          }
          return FakeFunction.returned("null");
        });
    begun.await();
    source.close();
    interrupted.await();
    assertThat(source.status().counters().invoked()).isZero();
  }

  @Test
  void closing_twice_does_no_harm() {
    start(stream, _ -> FakeFunction.returned("null"));
    source.close();
    source.close();
    assertThat(source.status().problem()).isEmpty();
  }

  @Test
  void a_stream_that_is_not_there_fails_the_start() {
    var nothing =
        new StreamReader() {
          @Override
          public List<StreamShard> shards() {
            throw new IllegalStateException("no such stream");
          }

          @Override
          public ShardCursor open(String shardId, ReadPosition from) {
            throw new IllegalStateException("no such shard");
          }
        };
    assertThatThrownBy(() -> start(nothing, _ -> FakeFunction.returned("null")))
        .hasMessage("no such stream");
  }

  @Test
  void a_bug_in_the_function_host_is_named_in_the_status() throws InterruptedException {
    stream.put("a");
    start(
        stream,
        _ -> {
          throw new StackOverflowError("deep");
        });
    source.awaitEnd();
    assertThat(source.status().problem()).isPresent();
  }
}
