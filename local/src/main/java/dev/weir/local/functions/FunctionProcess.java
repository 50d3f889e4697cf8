package dev.weir.local.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/**
 * The main class of a function's JVM: runs a runtime loop, and ends with its standard input, so
 * that it never outlives the one that started it.
 */
public final class FunctionProcess {

  private FunctionProcess() {}

  /** What is made besides the handler: hooks are registered weakly, so somebody has to hold it. */
  private static final List<Object> ALSO_MADE = new ArrayList<>();

  /**
   * Runs until it is ended.
   *
   * @param args the main class of the runtime loop, the handler, and further handlers that are only
   *     made, so that their hooks run
   */
  public static void main(String[] args) throws Throwable {
    Thread.ofPlatform().daemon().name("parent-watch").start(FunctionProcess::endWithStandardInput);
    requireHandler(args[1]);
    for (int i = 2; i < args.length; i++) {
      ALSO_MADE.add(Class.forName(className(args[i])).getDeclaredConstructor().newInstance());
    }
    // By name: on systems that AWS's client has no native library for, its class is never touched.
    MethodHandles.lookup()
        .findStatic(
            Class.forName(args[0]), "main", MethodType.methodType(void.class, String[].class))
        .invoke(new String[] {args[1]});
  }

  /** AWS's client says that there is no such class at the first event only: say so at the start. */
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
        // Nothing is ever sent: only the end of the stream means something.
      }
      // At once, as Lambda ends an instance: no shutdown hooks, no last words.
      Runtime.getRuntime().halt(0);
    } catch (IOException e) {
      throw new UncheckedIOException("Standard input can't be read", e);
    }
  }
}
