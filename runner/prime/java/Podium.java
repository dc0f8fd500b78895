import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles a program in memory and becomes it. With PODIUM_PRIMED it first compiles a sample, so that the compiler is
 * warm, and waits until the runner says what to run; see "Feeding a primed process" in runner/PROTOCOL.md.
 */
public final class Podium {
  private static final Path WORK = Path.of("/work");
  private static final String SAMPLE =
      "import java.util.*; class Sample { record P(int x) {} public static void main(String[] args) {"
          + " var list = new ArrayList<P>(); list.add(new P(1)); for (P p : list) System.out.printf(\"%s%n\", p);"
          + " list.stream().map(P::x).forEach(System.out::println); } }";

  /** Everything the runner writes to descriptor 3, which is then closed. */
  private static native byte[] read();

  /** Makes these files the standard streams; the first becomes the controlling terminal. */
  private static native void open(byte[] in, byte[] out, byte[] err);

  /** Replaces the environment; has no effect on what was read of it before. */
  private static native void setEnvironment(byte[][] namesAndValues);

  public static void main(String[] args) throws Throwable {
    MethodHandle program;
    String[] programArgs;
    try {
      if (args.length == 0) {
        warmUp();
        args = feed();
      }
      programArgs = Arrays.copyOfRange(args, 1, args.length);
      program = compile(args[0], order());
    } catch (Throwable error) {
      complain("podium: the program could not be started: " + error + "\n");
      Runtime.getRuntime().halt(70);
      return;
    }
    try {
      program.invokeExact(programArgs);
    } catch (Throwable error) {
      for (Throwable each = error; each != null; each = each.getCause()) trim(each);
      throw error;
    }
  }

  private static void warmUp() throws Exception {
    for (int round = 0; round < 2; round++) {
      Compilation sample = new Compilation();
      sample.run(List.of(new Source("Sample.java", SAMPLE)));
      new Compilation().take(sample.bytes());
      String.format("%s %d %s%n", sample.classes.size(), round, hash(sample.bytes()));
    }
  }

  private static String[] feed() throws Exception {
    System.load("/podium/prime/java/libpodium.so");
    byte[] fed = read();
    if (fed.length == 0) Runtime.getRuntime().halt(0);
    String text = new String(fed, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    String[] words = text.substring(0, end).split(" ");
    if (words[0].equals("tty")) open(name(words[1]), name(words[2]), name(words[3]));
    Map<?, ?> run = (Map<?, ?>) new Json(text.substring(end + 1)).value();
    List<byte[]> environment = new ArrayList<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) run.get("env")).entrySet()) {
      environment.add(name((String) entry.getKey()));
      environment.add(name((String) entry.getValue()));
    }
    setEnvironment(environment.toArray(new byte[0][]));
    List<String> args = new ArrayList<>(List.of((String) run.get("entrypoint")));
    for (Object each : (List<?>) run.get("args")) args.add((String) each);
    return args.toArray(new String[0]);
  }

  private static byte[] name(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The server's own word, read once and taken away before code of the user's is loaded: `secret` marks a compiler's words,
   * `kept` is a file with what was compiled before, `keep` one to leave that in.
   */
  private static Map<String, String> order() throws Exception {
    Path order = WORK.resolve(".podium/run.json");
    Map<String, String> words = new LinkedHashMap<>();
    if (!Files.exists(order)) return words;
    String text = Files.readString(order);
    Files.delete(order);
    for (Map.Entry<?, ?> each : ((Map<?, ?>) new Json(text).value()).entrySet())
      words.put((String) each.getKey(), (String) each.getValue());
    return words;
  }

  private static MethodHandle compile(String entry, Map<String, String> order) throws Exception {
    String secret = order.getOrDefault("secret", "");
    String kept = order.get("kept");
    Compilation compilation = new Compilation();
    if (kept != null) compilation.take(Files.readAllBytes(WORK.resolve(kept)));
    else compileSources(compilation, secret);
    MethodHandle main = mainOf(compilation, entry, secret);
    if (secret.isEmpty()) return main;
    // Whoever keeps the file knows by this that nothing of the program's has touched it.
    String keep = order.get("keep");
    complain("\0podium compiled " + secret + "\n" + (keep == null ? "" : keep(compilation, WORK.resolve(keep)) + "\n"));
    return main;
  }

  private static void compileSources(Compilation compilation, String secret) throws Exception {
    List<JavaFileObject> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(WORK)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
        sources.add(new Source(WORK.relativize(file).toString(), Files.readString(file)));
      }
    }
    String problems = compilation.run(sources);
    if (problems != null) fail(secret, problems);
  }

  /** Hash of what was left in the file; zeros where there was no room for it. */
  private static String keep(Compilation compilation, Path file) throws Exception {
    byte[] bytes = compilation.bytes();
    try {
      Files.write(file, bytes);
    } catch (IOException full) {
      return "0".repeat(64);
    }
    return hash(bytes);
  }

  private static String hash(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static MethodHandle mainOf(Compilation compilation, String entry, String secret) throws Exception {
    Loader loader = new Loader(compilation.classes);
    Thread.currentThread().setContextClassLoader(loader);
    Class<?> found = null;
    for (Map.Entry<String, String> made : compilation.sources.entrySet()) {
      Class<?> type = Class.forName(made.getKey(), false, loader);
      if (!hasMain(type)) continue;
      boolean better = found == null || (made.getValue().equals(entry) && Modifier.isPublic(type.getModifiers()));
      boolean inEntry = found != null && made.getValue().equals(entry) && !compilation.sources.get(found.getName()).equals(entry);
      if (better || inEntry) found = type;
    }
    if (found == null) fail(secret, entry + ": error: no class has a method public static void main(String[] args)\n");
    Method main = found.getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    return MethodHandles.lookup().unreflect(main).asType(MethodType.methodType(void.class, String[].class));
  }

  private static boolean hasMain(Class<?> type) {
    try {
      return Modifier.isStatic(type.getDeclaredMethod("main", String[].class).getModifiers());
    } catch (NoSuchMethodException | NoClassDefFoundError none) {
      return false;
    }
  }

  private static void fail(String secret, String words) {
    complain((secret.isEmpty() ? "" : "\0podium compiler " + secret + "\n") + words);
    Runtime.getRuntime().halt(1);
  }

  private static void complain(String words) {
    try {
      new FileOutputStream(FileDescriptor.err).write(words.getBytes(StandardCharsets.UTF_8));
    } catch (IOException closed) {
      // Nobody reads it.
    }
  }

  /** Frames below the program's main are not the program's. */
  private static void trim(Throwable error) {
    StackTraceElement[] frames = error.getStackTrace();
    int end = frames.length;
    while (end > 0 && frames[end - 1].getClassName().equals("Podium")) end--;
    error.setStackTrace(Arrays.copyOf(frames, end));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String path;
    private final String text;

    Source(String path, String text) {
      super(URI.create("file:///work/").resolve(uri(path)), Kind.SOURCE);
      this.path = path;
      this.text = text;
    }

    private static URI uri(String path) {
      return new File("/work/" + path).toURI();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return text;
    }

    /** A public class need not have the file's name. */
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return kind == Kind.SOURCE;
    }
  }

  private static final class Compilation {
    private static final List<String> OPTIONS = List.of("-g", "-proc:none", "-Xlint:none", "-nowarn");
    final Map<String, byte[]> classes = new LinkedHashMap<>();
    /** The source each class was made from. */
    final Map<String, String> sources = new LinkedHashMap<>();

    byte[] bytes() throws IOException {
      ByteArrayOutputStream made = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(made);
      out.writeInt(classes.size());
      for (Map.Entry<String, byte[]> each : classes.entrySet()) {
        out.writeUTF(each.getKey());
        out.writeUTF(sources.get(each.getKey()));
        out.writeInt(each.getValue().length);
        out.write(each.getValue());
      }
      return made.toByteArray();
    }

    /** The inverse of bytes(). */
    void take(byte[] bytes) throws IOException {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF();
        sources.put(name, in.readUTF());
        classes.put(name, in.readNBytes(in.readInt()));
      }
    }

    /** The compiler's words when it failed, else null. */
    String run(List<? extends JavaFileObject> units) {
      StringWriter words = new StringWriter();
      JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
      JavaFileManager standard = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
      JavaFileManager manager = new ForwardingJavaFileManager<>(standard) {
        @Override
        public JavaFileObject getJavaFileForOutput(Location where, String name, JavaFileObject.Kind kind, FileObject sibling) {
          return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/')), kind) {
            @Override
            public OutputStream openOutputStream() {
              return new ByteArrayOutputStream() {
                @Override
                public void close() {
                  classes.put(name, toByteArray());
                  sources.put(name, sibling instanceof Source ? ((Source) sibling).path : "");
                }
              };
            }
          };
        }
      };
      boolean good = javac.getTask(words, manager, null, OPTIONS, null, units).call();
      return good ? null : words.toString();
    }
  }

  private static final class Loader extends URLClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) throws Exception {
      super(new URL[] {WORK.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] code = classes.get(name);
      return code == null ? super.findClass(name) : defineClass(name, code, 0, code.length);
    }
  }

  /** Just what the server sends: objects, arrays and strings. */
  private static final class Json {
    private final String text;
    private int at;

    Json(String text) {
      this.text = text;
    }

    Object value() {
      char first = text.charAt(at++);
      if (first == '"') return string();
      boolean object = first == '{';
      Map<String, Object> map = new LinkedHashMap<>();
      List<Object> list = new ArrayList<>();
      while (text.charAt(at) != '}' && text.charAt(at) != ']') {
        if (text.charAt(at) == ',') at++;
        String key = object ? (String) value() : "";
        if (object) at++;
        if (object) map.put(key, value());
        else list.add(value());
      }
      at++;
      return object ? map : list;
    }

    private String string() {
      StringBuilder made = new StringBuilder();
      for (char c; (c = text.charAt(at++)) != '"'; ) {
        if (c != '\\') {
          made.append(c);
          continue;
        }
        char escaped = text.charAt(at++);
        int known = "bfnrt".indexOf(escaped);
        if (escaped == 'u') {
          made.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
          at += 4;
        } else made.append(known < 0 ? escaped : "\b\f\n\r\t".charAt(known));
      }
      return made.toString();
    }
  }
}
