package london.outcomes.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a class may use: whole packages, or single methods where the rest of a class is harmless.
 */
final class Uses {

  private static final String SQL = "org\\.apache\\.spark\\.sql\\.(classic\\.)?";

  static final ArchCondition<JavaClass> DELTA =
      types("Delta", "io\\.delta\\..*", "org\\.apache\\.spark\\.sql\\.delta\\..*");
  static final ArchCondition<JavaClass> HADOOP = types("Hadoop", "org\\.apache\\.hadoop\\..*");
  static final ArchCondition<JavaClass> YAML =
      types("a YAML parser", "org\\.yaml\\..*", "com\\.fasterxml\\.jackson\\.dataformat\\..*");
  static final ArchCondition<JavaClass> SPARK = types("Spark", "org\\.apache\\.spark\\..*");
  static final ArchCondition<JavaClass> RDD =
      types(
              "RDDs",
              "org\\.apache\\.spark\\.rdd\\..*",
              "org\\.apache\\.spark\\.api\\.java\\.Java(Pair|Double)?RDD.*",
              "org\\.apache\\.spark\\.api\\.java\\.JavaSparkContext")
          .or(members("RDDs", SQL + "Dataset\\.(rdd|javaRDD|toJavaRDD)"));
  static final ArchCondition<JavaClass> FILES =
      types(
          "files",
          "java\\.nio\\.file\\..*",
          "java\\.nio\\.channels\\..*",
          "java\\.net\\..*",
          "java\\.io\\.(?!Serializable|ObjectStreamException).*");
  static final ArchCondition<JavaClass> READER =
      members("Spark's reader", SQL + "SparkSession\\.(read|readStream|table|sql)");
  static final ArchCondition<JavaClass> WRITER =
      members("Spark's writer", SQL + "Dataset\\.(write|writeTo|writeStream|mergeInto)");
  static final ArchCondition<JavaClass> SESSION =
      members(
          "a session of its own",
          SQL + "SparkSession\\.(builder|active|getActiveSession|getDefaultSession)",
          SQL + "SparkSession\\$?\\.<init>",
          "org\\.apache\\.spark\\.SparkContext\\.(<init>|getOrCreate)");
  static final ArchCondition<JavaClass> EXIT =
      members("the end of the process", "java\\.lang\\.(System|Runtime)\\.(exit|halt)");
  static final ArchCondition<JavaClass> ENVIRONMENT =
      members("the environment", "java\\.lang\\.(System\\.getenv|ProcessBuilder\\.environment)");
  static final ArchCondition<JavaClass> CLOCK =
      members(
          "a clock",
          "java\\.time\\.[\\w.]+\\.now",
          "java\\.time\\.(Clock|InstantSource)\\.(system|tick).*",
          "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)",
          "java\\.util\\.(Date|GregorianCalendar)\\.<init>",
          "java\\.util\\.Calendar\\.getInstance",
          SQL + "functions\\.(now|curdate|current_date|current_timestamp|localtimestamp)");

  private Uses() {}

  static DescribedPredicate<JavaClass> liveIn(String room) {
    return describe("live in " + room, type -> roomOf(type).equals(room));
  }

  /** Ours, but neither of this room nor of the others. */
  static DescribedPredicate<JavaClass> liveInAnyBut(String room, List<String> others) {
    return describe(
        "live in any room but " + room + " and " + others,
        type -> {
          String own = roomOf(type);
          return !own.isEmpty() && !own.equals(room) && !others.contains(own);
        });
  }

  private static String roomOf(JavaClass type) {
    String name = type.getPackageName() + ".";
    return name.startsWith(Rooms.ROOT)
        ? name.substring(Rooms.ROOT.length(), name.indexOf('.', Rooms.ROOT.length()))
        : "";
  }

  private static ArchCondition<JavaClass> types(String what, String... names) {
    Predicate<String> isMeant = matches(names);
    return new ArchCondition<>("use " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          if (isMeant.test(dependency.getTargetClass().getBaseComponentType().getName())) {
            events.add(SimpleConditionEvent.satisfied(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> members(String what, String... names) {
    Predicate<String> isMeant = matches(names);
    return new ArchCondition<>("use " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          if (isMeant.test(access.getTargetOwner().getName() + "." + access.getName())) {
            events.add(SimpleConditionEvent.satisfied(type, access.getDescription()));
          }
        }
      }
    };
  }

  private static Predicate<String> matches(String... names) {
    return Pattern.compile(String.join("|", names)).asMatchPredicate();
  }
}
