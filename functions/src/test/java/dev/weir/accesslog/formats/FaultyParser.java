package dev.weir.accesslog.formats;

import dev.weir.property.FaultyCode;
import dev.weir.property.PlantedFault;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Optional;

/** The parser with one planted fault. */
record FaultyParser(FaultyCode code) {

  private static final Path SOURCES = Path.of("src/main/java/dev/weir/accesslog/formats");

  static FaultyParser with(PlantedFault fault) throws IOException {
    return new FaultyParser(FaultyCode.with(fault, SOURCES, "dev.weir.accesslog.formats."));
  }

  /** Returns the findings of {@link LineChecks} with this parser. */
  Optional<?> check(String method, Object... arguments) throws ReflectiveOperationException {
    Class<?>[] types =
        arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {long.class, int.class};
    try {
      return (Optional<?>) code.call(LineChecks.class, method, types, arguments);
    } catch (InvocationTargetException e) {
      // It threw on a line, which also detects the fault.
      return Optional.of(e.getCause());
    }
  }
}
