package dev.weir.property;

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Code with one planted fault: compiled, and loaded alongside the right one. */
public final class FaultyCode extends ClassLoader {

  /** One for all faults: it lists the class path's archives once. */
  private static final JavaFileManager CLASS_PATH =
      ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);

  /** The classes without a fault, by name: each fault loads most of them again. */
  private static final Map<String, byte[]> FAULTLESS = new ConcurrentHashMap<>();

  private final Predicate<String> again;
  private final Map<String, byte[]> faulty;

  private FaultyCode(Predicate<String> again, Map<String, byte[]> faulty) {
    super(FaultyCode.class.getClassLoader());
    this.again = again;
    this.faulty = faulty;
  }

  /**
   * Plants a fault.
   *
   * @param sources the folder of the sources
   * @param prefix of the names of all classes that are loaded again: those that can reach the fault
   */
  public static FaultyCode with(PlantedFault fault, Path sources, String prefix)
      throws IOException {
    return with(fault, sources, name -> name.startsWith(prefix));
  }

  /**
   * Plants a fault.
   *
   * @param sources the folder of the sources
   * @param again tells by its name which class is loaded again: all that can reach the fault, with
   *     their packages
   */
  public static FaultyCode with(PlantedFault fault, Path sources, Predicate<String> again)
      throws IOException {
    String source = Files.readString(sources.resolve(fault.file() + ".java"));
    String name = fault.file().substring(fault.file().lastIndexOf('/') + 1);
    return new FaultyCode(again, compile(name, fault.in(source)));
  }

  /**
   * Calls a static method of a class that is loaded again.
   *
   * @throws InvocationTargetException what the method throws
   */
  public Object call(Class<?> type, String method, Class<?>[] types, Object... arguments)
      throws ReflectiveOperationException {
    return loadClass(type.getName()).getMethod(method, types).invoke(null, arguments);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (!again.test(name)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = faulty.containsKey(name) ? faulty.get(name) : faultless(name);
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] faultless(String name) throws ClassNotFoundException {
    byte[] known = FAULTLESS.get(name);
    if (known != null) {
      return known;
    }
    byte[] bytes = compiled(name);
    FAULTLESS.put(name, bytes);
    return bytes;
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

  private static Map<String, byte[]> compile(String name, String source) {
    var outputs = new HashMap<String, ByteArrayOutputStream>();
    var options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
    boolean compiles =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                null,
                new InMemory(CLASS_PATH, outputs),
                null,
                options,
                null,
                List.of(new SourceText(name, source)))
            .call();
    if (!compiles) {
      throw new IllegalStateException("The planted fault does not compile: file=" + name);
    }
    var classes = new HashMap<String, byte[]>();
    outputs.forEach((className, bytes) -> classes.put(className, bytes.toByteArray()));
    return classes;
  }

  private static final class SourceText extends SimpleJavaFileObject {
    private final String text;

    SourceText(String name, String text) {
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
