package dev.weir.local.functions;

import com.amazonaws.services.lambda.crac.CheckpointException;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Asks the Runtime API for events and passes them to a stream handler: replaces AWS's runtime
 * interface client on systems for which its native library is not built.
 */
public final class RuntimeLoop {

  static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";
  static final String SNAP_START = "snap-start";

  /** The exit code of AWS's client if a SnapStart hook fails. */
  private static final int HOOK_FAILED = 64;

  private final URI runtime;
  private final RequestStreamHandler handler;

  private RuntimeLoop(URI runtime, RequestStreamHandler handler) {
    this.runtime = runtime;
    this.handler = handler;
  }

  /**
   * Runs until the process is ended.
   *
   * @param args the handler
   */
  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    var api = System.getenv("AWS_LAMBDA_RUNTIME_API");
    var runtime = URI.create("http://" + api + "/2018-06-01/runtime/");
    RequestStreamHandler handler;
    try {
      handler = load(args[0]);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      post(runtime.resolve("init/error"), error(e.getCause() == null ? e : e.getCause()));
      System.exit(1);
      return;
    }
    if (SNAP_START.equals(System.getenv(INITIALIZATION_TYPE))) {
      runHooks(runtime);
    }
    new RuntimeLoop(runtime, handler).run();
  }

  /**
   * Calls the hooks that the function registered for before a snapshot. Those for after the restore
   * are not called: AWS's class for it needs the native library.
   */
  private static void runHooks(URI runtime) throws IOException {
    try {
      Core.getGlobalContext().beforeCheckpoint(null);
    } catch (CheckpointException e) {
      post(runtime.resolve("init/error"), error(e));
      System.exit(HOOK_FAILED);
    } catch (UnsatisfiedLinkError e) {
      // After the hooks, AWS's class clears a cache of its native library, which is not here.
      System.err.println("The hooks of SnapStart ran without AWS's native library");
    }
  }

  /** {@code package.Class::method}; for a stream handler there is only one possible method. */
  private static RequestStreamHandler load(String handler) throws ReflectiveOperationException {
    var type = Class.forName(handler.split("::", -1)[0]);
    var instance = type.getDeclaredConstructor().newInstance();
    if (instance instanceof RequestStreamHandler streams) {
      return streams;
    }
    throw new IllegalArgumentException(
        "On this system functions have to implement RequestStreamHandler: " + handler);
  }

  private void run() throws IOException {
    while (true) {
      handleNext();
    }
  }

  private void handleNext() throws IOException {
    var connection = open(runtime.resolve("invocation/next"));
    try (InputStream body = connection.getInputStream()) {
      var event = body.readAllBytes();
      var context = LoopContext.of(connection);
      var invocation = runtime.resolve("invocation/" + context.getAwsRequestId() + "/");
      handle(event, context, invocation);
    }
  }

  @SuppressWarnings("CatchingUnchecked") // any failure of a handler fails its event, not the loop
  private void handle(byte[] event, LoopContext context, URI invocation) throws IOException {
    var answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), answer, context);
    } catch (Exception | StackOverflowError e) {
      e.printStackTrace();
      post(invocation.resolve("error"), error(e));
      return;
    }
    post(invocation.resolve("response"), answer.toByteArray());
  }

  private static byte[] error(Throwable failure) {
    return ("{\"errorType\":"
            + quoted(failure.getClass().getName())
            + ",\"errorMessage\":"
            + quoted(String.valueOf(failure.getMessage()))
            + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a JSON string. This class path has no JSON library except the function's own. */
  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.chars().forEach(c -> append(quoted, (char) c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, char c) {
    if (c == '"' || c == '\\') {
      quoted.append('\\').append(c);
    } else if (c < ' ') {
      quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      quoted.append(c);
    }
  }

  private static void post(URI target, byte[] body) throws IOException {
    var connection = open(target);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    try (var out = connection.getOutputStream()) {
      out.write(body);
    }
    connection.getResponseCode();
  }

  private static HttpURLConnection open(URI target) throws IOException {
    return (HttpURLConnection) target.toURL().openConnection(Proxy.NO_PROXY);
  }
}
