package london.outcomes.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes that break the rules, one way each, to prove that each rule can fail. */
final class Offenders {

  /** Start of the names of the classes that know one other room each. */
  static final String MEETS = "Meets";

  private static final String STRANGER = "Stranger";

  /** Rule to {@code room.Class} to the class's body. */
  private static final Map<String, Map<String, String>> BODIES = new LinkedHashMap<>();

  static {
    add("every class lives in a room", "attic.Lost", "");
    add("rooms form no cycle", "stats.There", "public london.outcomes.synth.Back b;");
    add("rooms form no cycle", "synth.Back", "public london.outcomes.stats.There t;");
    add("only table knows Delta", "run.OpensDelta", "io.delta.tables.DeltaTable t;");
    add("only table knows Hadoop", "job.OpensHadoop", "org.apache.hadoop.fs.Path p;");
    add("only config knows a YAML parser", "job.ReadsYaml", "org.yaml.snakeyaml.Yaml y;");
    for (String room : List.of("stats", "catalogue", "config", "synth")) {
      String sentence = "stats, catalogue, config and synth know no Spark";
      add(sentence, room + ".KnowsSpark", "org.apache.spark.sql.Row[] r;");
    }
    add("only one class goes below data frames", "job.UsesRdd", "Object o = D.javaRDD();");
    add(
        "only one class goes below data frames",
        "job.TakesRdd",
        "org.apache.spark.rdd.RDD<String> r;");
    add(
        "a session is opened only in job",
        "measure.OpensSession",
        "Object o = org.apache.spark.sql.SparkSession.builder().getOrCreate();");
    add("the process ends only in job", "table.Exits", "void f() { System.exit(1); }");
    add("the process ends only in job", "run.Halts", "void f() { Runtime.getRuntime().halt(1); }");
    add(
        "the environment is read only in job",
        "table.ReadsEnv",
        "Object o = System.getenv(\"A\");");
    add("time is told only in job", "run.Now", "Object o = java.time.Instant.now();");
    add(
        "time is told only in job",
        "run.Refers",
        "java.util.function.Supplier<Object> s = java.time.LocalDate::now;");
    add("time is told only in job", "run.Ticks", "Object o = java.time.Clock.systemUTC();");
    add("time is told only in job", "run.Millis", "long l = System.currentTimeMillis();");
    add(
        "time is told only in job",
        "measure.SparkNow",
        "Object o = org.apache.spark.sql.functions.current_date();");
    for (String room : List.of("measure", "conform", "disclosure", "stats")) {
      add("rooms of pure functions open no files", room + ".OpensFile", "java.nio.file.Path p;");
      add("rooms of pure functions open no files", room + ".OpensStream", "java.io.InputStream i;");
      add(
          "rooms of pure functions let Spark read nothing",
          room + ".Reads",
          "Object o = D.sparkSession().read();");
    }
    add("only table lets Spark write", "job.Writes", "Object o = D.write();");
    add(
        "disclosure control is applied by the release alone",
        "job.Protects",
        "london.outcomes.disclosure.Suppression s;");
    add("disclosure control is applied by the release alone", "disclosure.Suppression", "");
    add("the release applies disclosure control", "job.ReleaseStep", "");
    for (String suffix :
        List.of("Utils", "Helper", "Manager", "Service", "Impl", "Base", "Common")) {
      add("classes are named for what they do", "job.Table" + suffix, "");
    }
  }

  private Offenders() {}

  private static void add(String sentence, String name, String body) {
    BODIES.computeIfAbsent(sentence, s -> new LinkedHashMap<>()).put(name, body);
  }

  static TreeSet<String> rooms() {
    TreeSet<String> rooms = new TreeSet<>(Rooms.MAY_KNOW.keySet());
    rooms.add("job");
    return rooms;
  }

  /** Simple name of the class in each room that knows the other room. */
  static String knower(String other) {
    return MEETS + other.toUpperCase(java.util.Locale.ROOT);
  }

  /** Names of the classes that break a rule, as a report of the rule shows them. */
  static List<String> of(String sentence) {
    return BODIES.getOrDefault(sentence, Map.of()).keySet().stream()
        // Suppression itself only has to be there for the other one to use it.
        .filter(name -> !name.equals("disclosure.Suppression"))
        .map(name -> Rooms.ROOT + name)
        .toList();
  }

  static JavaClasses compiled() {
    List<JavaFileObject> sources = new ArrayList<>();
    for (String room : rooms()) {
      sources.add(source(room, STRANGER, ""));
      for (String other : rooms()) {
        sources.add(source(room, knower(other), Rooms.ROOT + other + "." + STRANGER + " s;"));
      }
    }
    for (Map<String, String> bodies : BODIES.values()) {
      bodies.forEach(
          (name, body) -> {
            String[] parts = name.split("\\.");
            sources.add(source(parts[0], parts[1], body));
          });
    }
    return imported(sources);
  }

  private static JavaFileObject source(String room, String name, String body) {
    String dataset = "org.apache.spark.sql.Dataset<org.apache.spark.sql.Row> D = null;";
    String text =
        "package %s%s; public class %s { %s %s }"
            .formatted(
                Rooms.ROOT, room, name, body.contains("D.") ? "static " + dataset : "", body);
    return new SimpleJavaFileObject(
        URI.create("string:///" + room + "/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static JavaClasses imported(List<JavaFileObject> sources) {
    try {
      Path folder = Files.createTempDirectory("offenders");
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      StringWriter messages = new StringWriter();
      List<String> options = List.of("-d", folder.toString(), "-proc:none", "-nowarn");
      boolean isCompiled = compiler.getTask(messages, null, null, options, null, sources).call();
      assertThat(isCompiled).as(messages.toString()).isTrue();
      JavaClasses classes = new ClassFileImporter().importPath(folder);
      try (var files = Files.walk(folder)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(Offenders::delete);
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
