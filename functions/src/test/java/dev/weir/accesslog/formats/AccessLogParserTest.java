package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AccessLogParserTest {

  private static final String COMBINED =
      "203.0.113.9 - - [10/Oct/2025:13:55:36 +0000] \"GET /index.html HTTP/1.1\" 200 5316"
          + " \"https://example.org/\" \"Mozilla/5.0 (X11; Linux x86_64)\"";

  private static final String WITH_DATE_LAST = "200 13:55:36 2025-10-10";

  private final AccessLogParser parser = AccessLogParser.of(FormatSettings.auto());

  @Test
  void a_header_holds_for_the_lines_of_its_record_only() {
    parser.startRecord();
    assertThat(LineReading.of(parser, "#Fields: sc-status time date").result()).isEqualTo("HEADER");
    assertThat(LineReading.of(parser, WITH_DATE_LAST).status()).isEqualTo(200);

    parser.startRecord();
    assertThat(LineReading.of(parser, WITH_DATE_LAST).result()).isEqualTo("NOT_AN_ACCESS_LOG");
  }

  @Test
  void lines_of_other_formats_are_read_among_those_of_a_header() {
    parser.startRecord();
    LineReading.of(parser, "#Fields: sc-status time date");

    assertThat(LineReading.of(parser, COMBINED).bytes()).isEqualTo(5316);
  }

  @Test
  void a_pinned_format_does_not_read_the_others() {
    var alb = AccessLogParser.of(FormatSettings.pinned(AccessLogFormat.ALB));

    assertThat(LineReading.of(alb, COMBINED).result()).isEqualTo("NOT_AN_ACCESS_LOG");
  }

  @Test
  void a_line_of_a_megabyte_is_read() {
    String agent = "x\\\"".repeat(350_000);

    assertThat(LineReading.of(parser, COMBINED.replace("Mozilla", agent)).status()).isEqualTo(200);
    assertThat(LineReading.of(parser, COMBINED.replace("/index", agent)).status()).isEqualTo(200);
    assertThat(LineReading.of(parser, "\"".repeat(1 << 20)).result())
        .isEqualTo("NOT_AN_ACCESS_LOG");
    assertThat(LineReading.of(parser, "[ ".repeat(1 << 19)).result())
        .isEqualTo("NOT_AN_ACCESS_LOG");
    assertThat(LineReading.of(parser, "{\"a\":" + "[".repeat(1 << 20)).result())
        .isEqualTo("NOT_AN_ACCESS_LOG");
  }

  @Test
  void a_service_longer_than_any_host_name_counts_as_none() {
    String line = ":80 203.0.113.9 - - [10/Oct/2025:13:55:36 +0000] \"-\" 200 1";

    assertThat(LineReading.of(parser, "h".repeat(252) + line).service()).hasSize(252);
    assertThat(LineReading.of(parser, "h".repeat(253) + line).service()).isEmpty();
  }

  @Test
  void reading_text_allocates_nothing() {
    byte[] bytes = COMBINED.getBytes(StandardCharsets.UTF_8);
    var line = new AccessLogLine();
    readOften(bytes, line);

    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    readOften(bytes, line);

    // Querying the number allocates a little itself; a line would come to 20,000 times as much.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000);
  }

  private void readOften(byte[] bytes, AccessLogLine line) {
    for (int i = 0; i < 20_000; i++) {
      parser.startRecord();
      parser.parse(bytes, 0, bytes.length, line);
    }
  }

  @Test
  void reading_text_loads_no_json_library() throws Exception {
    var loader = new WithoutJson();
    Object result = loader.loadClass(ReadsText.class.getName()).getMethod("read").invoke(null);

    assertThat(result).isEqualTo(200);
  }

  /** Reads a line in a separate class loader. */
  public static final class ReadsText {

    private ReadsText() {}

    /** Returns the status of a combined line. */
    public static int read() {
      byte[] bytes = COMBINED.getBytes(StandardCharsets.UTF_8);
      var line = new AccessLogLine();
      AccessLogParser.of(FormatSettings.auto()).parse(bytes, 0, bytes.length, line);
      return line.status();
    }
  }

  /** Reloads Weir's classes, without the JSON library. */
  private static final class WithoutJson extends ClassLoader {

    WithoutJson() {
      super(AccessLogParserTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("com.fasterxml.")) {
        throw new ClassNotFoundException("There is no JSON library here: " + name);
      }
      if (!name.startsWith("dev.weir.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String resource = name.replace('.', '/') + ".class";
      try (InputStream in = getParent().getResourceAsStream(resource)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, Arrays.copyOf(bytes, bytes.length), 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException("Class can't be read: " + name, e);
      }
    }
  }
}
