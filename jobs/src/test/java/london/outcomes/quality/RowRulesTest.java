package london.outcomes.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Rule;
import london.outcomes.catalogue.Severity;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class RowRulesTest {

  private static final List<Rule> RULES =
      List.of(
          new Rule("ODD", Severity.WARN, "n % 2 = 1", 1, "odd"),
          new Rule("BIG", Severity.QUARANTINE, "n > 10", 1, "too big"),
          new Rule("PRIME_AND_BIG", Severity.QUARANTINE, "n = 11", 1, "too big and prime"),
          new Rule("NONE", Severity.QUARANTINE, "n IS NULL", 1, "none"),
          new Rule("PRIME", Severity.WARN, "n IN (2, 3, 5, 7, 11)", 1, "prime"));

  @Test
  void allWarningsAreNamedAndTheFirstProblemDecides() {
    List<Row> judged = judged(4, 11, null);
    assertThat(judged.get(0).<String>getList(0)).isEmpty();
    assertThat(judged.get(0).getStruct(1)).isNull();
    assertThat(judged.get(1).<String>getList(0)).containsExactly("ODD", "PRIME");
    assertThat(judged.get(1).getStruct(1)).isEqualTo(RowFactory.create("BIG", "", "too big"));
  }

  @Test
  void aConditionWithoutAnAnswerIsNoProblem() {
    Row none = judged((Integer) null).get(0);
    assertThat(none.<String>getList(0)).isEmpty();
    assertThat(none.getStruct(1).getString(0)).isEqualTo("NONE");
  }

  @Test
  void withoutRulesThereIsNeitherProblemNorWarning() {
    Row row = numbers(1).select(RowRules.warnings(List.of()), Problems.first(List.of())).first();
    assertThat(row.<String>getList(0)).isEmpty();
    assertThat(row.isNullAt(1)).isTrue();
  }

  private static List<Row> judged(Integer... numbers) {
    return numbers(numbers)
        .select(
            RowRules.warnings(RULES), Problems.first(RowRules.problems(RULES, Severity.QUARANTINE)))
        .collectAsList();
  }

  private static org.apache.spark.sql.Dataset<Row> numbers(Integer... numbers) {
    return SharedSession.get()
        .createDataFrame(
            Stream.of(numbers).map(n -> RowFactory.create(n)).toList(),
            new StructType().add("n", DataTypes.IntegerType));
  }
}
