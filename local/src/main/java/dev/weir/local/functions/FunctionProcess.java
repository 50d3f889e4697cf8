package dev.weir.local.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/**
 * The main class of a function's JVM: runs a runtime loop, and ends with its standard input, so
 * that it never outlives its parent.
 */
public final class FunctionProcess {

  private FunctionProcess() {}

  /**
   * Objects created besides the handler: hooks are registered weakly and need a strong reference.
   */
  private static final List<Object> ALSO_MADE = new ArrayList<>();

  /**
   * Runs until it is ended.
   *
   * @param args the main class of the runtime loop, the handler, and further handlers that are only
   *     created, so that their hooks run
   */
  public static void main(String[] args) throws Throwable {
    Thread.ofPlatform().daemon().name("parent-watch").start(FunctionProcess::endWithStandardInput);
    requireHandler(args[1]);
    for (int i = 2; i < args.length; i++) {
      ALSO_MADE.add(Class.forName(className(args[i])).getDeclaredConstructor().newInstance());
    }
    // By name: on systems for which AWS's client has no native library, its class is never loaded.
    MethodHandles.lookup()
        .findStatic(
            Class.forName(args[0]), "main", MethodType.methodType(void.class, String[].class))
        .invoke(new String[] {args[1]});
  }

  /** AWS's client reports a missing class only at the first event: check at the start. */
  private static void requireHandler(String handler) throws ClassNotFoundException {
    var loader = FunctionProcess.class.getClassLoader();
    Class.forName(className(handler), false, loader);
  }

  private static String className(String handler) {
    return handler.split("::", -1)[0];
  }

  private static void endWithStandardInput() {
    try {
      while (System.in.read() >= 0) {
        // No input is expected: only the end of the stream has a meaning.
      }
      // At once, as Lambda ends an instance: no shutdown hooks.
      Runtime.getRuntime().halt(0);
    } catch (IOException e) {
      throw new UncheckedIOException("Standard input can't be read", e);
    }
  }
}
