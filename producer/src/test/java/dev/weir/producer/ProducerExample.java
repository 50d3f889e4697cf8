package dev.weir.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.time.InstantSource;
import java.util.Optional;

/** The example of the README; a test compares the two. */
final class ProducerExample {

  private ProducerExample() {}

  // Example: begin
  static Sender.SentTotals sendOrders(
      Stream stream, BufferedReader orders, RefusalListener refusals) throws InterruptedException {
    // Puts up to 500 records a call, repeats throttled records, and keeps each key's order.
    var sender = new Sender(stream, Thread::sleep);
    // An object a record, unchanged, with its field "customer" as partition key.
    var packing = KeyedPacker.objects(refusals, "customer");
    new LinePipe(packing, sender, new RateLimiter(0), () -> {}).run(lines(orders), "orders");
    return sender.totals();
  }

  static Sender.SentTotals sendLog(Stream stream, BufferedReader log, RefusalListener refusals)
      throws InterruptedException {
    var sender = new Sender(stream, Thread::sleep);
    // 25 lines a record: a stream costs by the record and by 25 KB. What lingers goes after 200 ms.
    var packing = new RecordPacker(25, Optional.empty(), refusals, InstantSource.system());
    new LinePipe(packing, sender, new RateLimiter(0), () -> {}).run(lines(log), "access.log");
    return sender.totals();
  }

  private static LineSource lines(BufferedReader reader) {
    return () -> Optional.ofNullable(reader.readLine()).map(line -> line.getBytes(UTF_8));
  }
  // Example: end
}
