package dev.weir.accesslog.formats;

/**
 * Lines that are JSON objects. The reader is created with the first such line, so that a stream of
 * text never loads the JSON library.
 */
final class JsonFormat implements LineFormat {

  /** The kind of lines accepted. */
  enum JsonLineKind {
    /** Only Caddy's access log. */
    CADDY,
    /** Any line that has the fields. */
    ANY
  }

  private final JsonLineKind kind;
  private final String fieldMap;
  private final LineWork work;
  private JsonLineReader reader;

  JsonFormat(JsonLineKind kind, String fieldMap, LineWork work) {
    this.kind = kind;
    this.fieldMap = fieldMap;
    this.work = work;
  }

  @Override
  public LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    if (from == to || b[from] != '{') {
      return LineResult.NOT_AN_ACCESS_LOG;
    }
    if (reader == null) {
      reader =
          kind == JsonLineKind.CADDY
              ? new JsonLineReader(JsonFieldMap.caddy(), true, work)
              : new JsonLineReader(JsonFieldMap.usualBut(fieldMap), false, work);
    }
    return reader.parse(b, from, to, line);
  }
}
