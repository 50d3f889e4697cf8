package dev.weir.accesslog.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The parser with one planted fault: compiled, and loaded alongside the correct one. */
final class FaultyParser extends ClassLoader {

  private static final Path SOURCES = Path.of("src/main/java/dev/weir/accesslog/formats");
  private static final String PACKAGE = "dev.weir.accesslog.formats.";

  private final Map<String, byte[]> faulty;

  private FaultyParser(Map<String, byte[]> faulty) {
    super(FaultyParser.class.getClassLoader());
    this.faulty = faulty;
  }

  static FaultyParser with(PlantedFault fault) throws IOException {
    String source = Files.readString(SOURCES.resolve(fault.file() + ".java"));
    return new FaultyParser(compile(fault.file(), fault.in(source)));
  }

  /** Returns the findings of {@link LineChecks} with this parser. */
  Optional<?> check(String method, Object... arguments) throws ReflectiveOperationException {
    Class<?>[] types =
        arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {long.class, int.class};
    try {
      return (Optional<?>)
          loadClass(LineChecks.class.getName()).getMethod(method, types).invoke(null, arguments);
    } catch (InvocationTargetException e) {
      // It threw on a line, which also detects the fault.
      return Optional.of(e.getCause());
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (!name.startsWith(PACKAGE)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = faulty.containsKey(name) ? faulty.get(name) : compiled(name);
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] compiled(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static Map<String, byte[]> compile(String name, String source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var outputs = new HashMap<String, ByteArrayOutputStream>();
    try (var files = new InMemory(compiler.getStandardFileManager(null, null, null), outputs)) {
      var options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
      boolean compiles =
          compiler
              .getTask(null, files, null, options, null, List.of(new Source(name, source)))
              .call();
      if (!compiles) {
        throw new IllegalStateException("The planted fault does not compile: file=" + name);
      }
    }
    var classes = new HashMap<String, byte[]>();
    outputs.forEach((className, bytes) -> classes.put(className, bytes.toByteArray()));
    return classes;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> outputs;

    InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> outputs) {
      super(files);
      this.outputs = outputs;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mem:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return outputs.computeIfAbsent(className, _ -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
