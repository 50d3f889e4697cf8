package dev.weir.events.framing;

import dev.weir.property.FaultyCode;
import dev.weir.property.PlantedFault;
import java.io.IOException;
import java.nio.file.Path;

/** The decoders with one planted fault. */
record FaultyDecoders(FaultyCode code) {

  private static final Path SOURCES = Path.of("src/main/java/dev/weir/events");

  static FaultyDecoders with(PlantedFault fault) throws IOException {
    return new FaultyDecoders(FaultyCode.with(fault, SOURCES, "dev.weir.events."));
  }

  /** Returns the results of {@link DecoderOutcomes} with these decoders. */
  String outcome(byte[] bytes) throws ReflectiveOperationException {
    return (String)
        code.call(DecoderOutcomes.class, "of", new Class<?>[] {byte[].class}, (Object) bytes);
  }
}
