package london.outcomes.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static london.outcomes.architecture.Offenders.MEETS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each "never" of the design holds in the product, and each rule would notice if it did not. */
class RoomsTest {

  private static JavaClasses product;
  private static JavaClasses offenders;
  private static JavaClasses loners;

  @BeforeAll
  static void readClasses() {
    // Names are enough: what Spark's own classes look like is not our business.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    product = new ClassFileImporter().importPath(Sources.project().resolve("jobs/target/classes"));
    offenders = Offenders.compiled();
    loners = offenders.that(describe("are alone", c -> !c.getSimpleName().startsWith(MEETS)));
  }

  @TestFactory
  Stream<DynamicTest> theProductKeeps() {
    return all().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> e.getValue().check(product)));
  }

  @TestFactory
  Stream<DynamicTest> whoKnowsAStrangerIsFound() {
    return Rooms.edges().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> findsStrangers(e)));
  }

  private static void findsStrangers(Map.Entry<String, ArchRule> rule) {
    String room = rule.getKey().split(" ")[0];
    List<String> found = violations(rule.getValue(), offenders);
    for (String other : Offenders.rooms()) {
      boolean isStranger = !other.equals(room) && !Rooms.MAY_KNOW.get(room).contains(other);
      String knower = Rooms.ROOT + room + "." + Offenders.knower(other);
      assertThat(found.stream().anyMatch(line -> line.contains(knower)))
          .as("%s knows %s: %s", room, other, found)
          .isEqualTo(isStranger);
    }
  }

  @TestFactory
  Stream<DynamicTest> whoBreaksItIsFound() {
    return Rooms.nevers().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> finds(e.getKey(), e.getValue())));
  }

  private static void finds(String sentence, ArchRule rule) {
    List<String> names = Offenders.of(sentence);
    assertThat(names).as("an offender for: " + sentence).isNotEmpty();
    List<String> found = violations(rule, loners);
    for (String name : names) {
      assertThat(found).as(name).anyMatch(line -> line.contains(name));
    }
  }

  private static List<String> violations(ArchRule rule, JavaClasses classes) {
    return rule.evaluate(classes).getFailureReport().getDetails();
  }

  private static Map<String, ArchRule> all() {
    Map<String, ArchRule> all = new LinkedHashMap<>(Rooms.edges());
    all.putAll(Rooms.nevers());
    return all;
  }

  @Test
  void noMocksAreOnTheTestClassPath() {
    assertThat(System.getProperty("java.class.path").split(File.pathSeparator))
        .noneMatch(jar -> jar.matches(".*(mockito|easymock|powermock|jmockit|mockk).*"));
  }
}
