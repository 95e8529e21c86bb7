package london.outcomes.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Lookup;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.config.ConfigFolder;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What recorded offences become: their places through the editions, and the meaning of codes. */
class OffenceRecordsTest {

  private static final String CAMDEN = "E09000007";

  private static final StructType GIVEN =
      StructType.fromDDL(
          "name string, ho_code string, recorded_date date, outcome_type string, lsoa_code string,"
              + " ward_code string, borough_code string");

  /** Name of the offence to its record. */
  private static Map<String, Row> records;

  private static Row place(String name, String lsoa, String ward, String borough) {
    return RowFactory.create(name, "8N", Date.valueOf("2025-05-01"), null, lsoa, ward, borough);
  }

  private static Row code(String code, String day, String outcome) {
    return RowFactory.create(code, code, Date.valueOf(day), outcome, null, null, null);
  }

  @BeforeAll
  static void map() {
    Catalogue catalogue = new ConfigFolder(SharedSession.project().resolve("conf")).load();
    SourceContract contract = catalogue.sources().get("mps-offence");
    References references = new References(SharedSession.get(), catalogue.references());
    Dataset<Row> rows =
        SharedSession.get()
            .createDataFrame(
                List.of(
                    place("in both editions", "E01000001", null, null),
                    place("split into one ward", "E01000010", null, null),
                    place("split into several wards", "E01000092", null, null),
                    place("only of 2021", "E01033784", "E05000026", CAMDEN),
                    place("ward of 2017", null, "E05000026", null),
                    place("ward of both years", null, "E05009288", null),
                    place("in Wales", "W01000001", null, null),
                    place("nowhere", null, null, null),
                    code("34B", "2025-05-01", "1A"),
                    code("28M", "2025-05-01", "8"),
                    code("28A", "2012-05-01", "22"),
                    code("19C", "2025-05-01", "14"),
                    code("4.10", "2025-05-01", null)),
                GIVEN);
    int number = 0;
    for (Lookup lookup : contract.lookups()) {
      rows = new ListJoin(lookup, number++).join(rows, references);
    }
    List<Column> columns = new ArrayList<>(List.of(col("name"), col("lsoa_edition")));
    Map<String, String> mapped = contract.conformed().get(0).columns();
    mapped.forEach(
        (column, text) -> {
          if (column.matches(
              "(borough|ward)_code|is_(violence_with_injury|homicide|robbery_personal|"
                  + "burglary_residential|sexual_offence|rape|sanction|positive_outcome)")) {
            columns.add(expr(text).as(column));
          }
        });
    columns.add(col("outcome_group"));
    records = new TreeMap<>();
    rows.select(columns.toArray(Column[]::new))
        .collectAsList()
        .forEach(r -> assertThat(records.put(r.getAs("name"), r)).as("multiplied").isNull());
  }

  private static String place(String name) {
    Row row = records.get(name);
    return row.getAs("lsoa_edition")
        + " "
        + row.getAs("ward_code")
        + " "
        + row.getAs("borough_code");
  }

  @Test
  void anLsoaOfEitherEditionGivesOneBoroughAndAWardWhereThereIsOne() {
    assertThat(place("in both editions")).isEqualTo("both E05009288 E09000001");
    assertThat(place("split into one ward")).isEqualTo("2011 E05014053 E09000002");
    assertThat(place("split into several wards")).isEqualTo("2011 null E09000002");
  }

  @Test
  void theDeliveredBoroughStandsAndAWardOfAnotherOneIsNotKept() {
    assertThat(place("only of 2021")).isEqualTo("2021 null " + CAMDEN);
  }

  @Test
  void aWardOfAnotherYearGivesABoroughAndNoWard() {
    assertThat(place("ward of 2017")).isEqualTo("null null E09000002");
    assertThat(place("ward of both years")).isEqualTo("null E05009288 E09000001");
  }

  @Test
  void whatLiesOutsideOrNowhereCountsForLondon() {
    assertThat(place("in Wales")).isEqualTo("null null unknown");
    assertThat(place("nowhere")).isEqualTo("null null unknown");
  }

  private static List<String> flags(String code) {
    Row row = records.get(code);
    return Stream.of(row.schema().fieldNames())
        .filter(name -> name.startsWith("is_") && row.<Boolean>getAs(name))
        .sorted()
        .toList();
  }

  @Test
  void flagsFollowFromCodeDayAndOutcome() {
    assertThat(flags("34B"))
        .containsExactly("is_positive_outcome", "is_robbery_personal", "is_sanction");
    assertThat(flags("28M")).containsExactly("is_burglary_residential", "is_positive_outcome");
    assertThat(flags("28A")).containsExactly("is_burglary_residential");
    assertThat(flags("19C")).containsExactly("is_rape", "is_sexual_offence");
    assertThat(flags("4.10")).containsExactly("is_homicide");
    assertThat(flags("nowhere")).containsExactly("is_violence_with_injury");
    assertThat(records.get("34B").<String>getAs("outcome_group")).isEqualTo("Charged/Summonsed");
  }
}
