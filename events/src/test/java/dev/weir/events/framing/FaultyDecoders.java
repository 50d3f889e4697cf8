package dev.weir.events.framing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The decoders with one planted fault: compiled, and loaded alongside the correct ones. */
final class FaultyDecoders extends ClassLoader {

  private static final Path SOURCES = Path.of("src/main/java/dev/weir/events");
  private static final String PACKAGE = "dev.weir.events.";

  private final Map<String, byte[]> faulty;

  private FaultyDecoders(Map<String, byte[]> faulty) {
    super(FaultyDecoders.class.getClassLoader());
    this.faulty = faulty;
  }

  static FaultyDecoders with(FramingFault fault) throws IOException {
    var source = Files.readString(SOURCES.resolve(fault.file() + ".java"));
    return new FaultyDecoders(compile(fault.file(), fault.in(source)));
  }

  /** Returns the results of {@link DecoderOutcomes} with these decoders. */
  String outcome(byte[] bytes) throws ReflectiveOperationException {
    return (String)
        loadClass(DecoderOutcomes.class.getName())
            .getMethod("of", byte[].class)
            .invoke(null, (Object) bytes);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (!name.startsWith(PACKAGE)) {
        return super.loadClass(name, resolve);
      }
      var loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    var bytes = faulty.containsKey(name) ? faulty.get(name) : compiled(name);
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] compiled(String name) throws ClassNotFoundException {
    try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static Map<String, byte[]> compile(String file, String source) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var outputs = new HashMap<String, ByteArrayOutputStream>();
    try (var files = new InMemory(compiler.getStandardFileManager(null, null, null), outputs)) {
      var options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
      var compiles =
          compiler
              .getTask(null, files, null, options, null, List.of(new Source(file, source)))
              .call();
      if (!compiles) {
        throw new IllegalStateException("The planted fault does not compile: file=" + file);
      }
    }
    var classes = new HashMap<String, byte[]>();
    outputs.forEach((className, bytes) -> classes.put(className, bytes.toByteArray()));
    return classes;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String file, String text) {
      super(URI.create("string:///" + file + ".java"), Kind.SOURCE);
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
      return new SimpleJavaFileObject(URI.create("bytes:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return outputs.computeIfAbsent(className, _ -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
