package dev.weir.events.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The dependencies of Avro's library are excluded, or loaded only if a message needs it. */
class AvroIsLoadedLateTest {

  private static final Transaction TRANSACTION =
      new Transaction(
          "t-1",
          "u-7",
          Money.of("12.50", "EUR"),
          "Padaria",
          Optional.empty(),
          Channel.ONLINE,
          new Location("PT", "Lisbon", Optional.empty()),
          Instant.EPOCH);

  @Test
  void messages_are_read_and_written_without_commons_compress() {
    assertThatThrownBy(() -> Class.forName("org.apache.commons.compress.utils.IOUtils"))
        .isInstanceOf(ClassNotFoundException.class);

    assertThat(ReadResult.avro(TransactionAvro.write(TRANSACTION))).isEqualTo(TRANSACTION);
  }

  @Test
  void json_is_read_where_there_is_no_avro_at_all() throws Exception {
    try (var loader = new WithoutAvro()) {
      assertThat(isAvro(loader, TransactionJson.write(TRANSACTION))).isEqualTo(false);
      assertThat(read(loader, "TransactionJson", TransactionJson.write(TRANSACTION)))
          .hasToString(TRANSACTION.toString());
    }
  }

  @Test
  void an_avro_message_is_what_loads_avro() throws Exception {
    try (var loader = new WithoutAvro()) {
      var message = TransactionAvro.write(TRANSACTION);

      assertThat(isAvro(loader, message)).isEqualTo(true);
      assertThatThrownBy(() -> read(loader, "TransactionAvro", message))
          .isInstanceOf(InvocationTargetException.class)
          .hasRootCauseInstanceOf(ClassNotFoundException.class)
          .rootCause()
          .hasMessageContaining("avro");
    }
  }

  private static Object isAvro(ClassLoader loader, byte[] bytes)
      throws ReflectiveOperationException {
    return call(loader, "TransactionAvro", "isAvro", bytes);
  }

  private static Object read(ClassLoader loader, String codec, byte[] bytes)
      throws ReflectiveOperationException {
    return call(loader, codec, "read", bytes);
  }

  private static Object call(ClassLoader loader, String type, String method, byte[] bytes)
      throws ReflectiveOperationException {
    return loader
        .loadClass("dev.weir.events.transaction." + type)
        .getMethod(method, byte[].class, int.class, int.class)
        .invoke(null, bytes, 0, bytes.length);
  }

  /** Reloads Weir's own classes and delegates everything else, but loads nothing of Avro's. */
  private static final class WithoutAvro extends URLClassLoader {

    WithoutAvro() {
      super(
          new URL[] {TransactionJson.class.getProtectionDomain().getCodeSource().getLocation()},
          AvroIsLoadedLateTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.apache.avro.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("dev.weir.")) {
        return super.loadClass(name, resolve);
      }
      var known = findLoadedClass(name);
      return known != null ? known : findClass(name);
    }
  }
}
