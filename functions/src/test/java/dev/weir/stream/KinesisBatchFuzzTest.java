package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

class KinesisBatchFuzzTest {

  @FuzzTest
  void an_event_is_read_or_refused(byte[] bytes) throws IOException {
    try {
      assertThat(KinesisBatch.read(new ByteArrayInputStream(bytes)).records()).doesNotContainNull();
    } catch (MalformedEventException refused) {
      assertThat(refused.offset()).isBetween(0, bytes.length);
    }
  }
}
