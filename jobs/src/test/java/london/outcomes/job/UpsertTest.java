package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import london.outcomes.SharedSession;
import london.outcomes.config.CopiedConf;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of records that follow each other over three deliveries, through the command line. */
final class UpsertTest {

  private static final String TABLE =
      """
      name: parcel
      layer: conformed
      comment: Things with versions, for a test.
      partition-by: [month]
      columns:
        - {name: month, type: date, nullable: false, comment: First day of the month}
        - {name: force_id, type: string, nullable: false, comment: Force}
        - {name: parcel_ref, type: string, nullable: false, comment: Name of the thing}
        - {name: updated_date, type: date, nullable: false, comment: Date of the version}
        - {name: weight, type: bigint, comment: What changes}
        - {name: source_id, type: string, nullable: false, comment: Contract}
        - {name: delivery_id, type: string, nullable: false, comment: Delivery}
        - {name: line_number, type: bigint, nullable: false, comment: Line}
        - {name: provenance, type: string, nullable: false, comment: official or synthetic}
      """;

  private static final String CONTRACT =
      """
      id: test-parcel
      title: Parcels
      supplier: A test
      licence: none
      provenance: official
      sensitivity: restricted
      purpose: a test, no persons, UK GDPR Art 6
      retention: 1 year
      file-name: parcel-.*\\.csv
      format: {delimiter: ",", charset: UTF-8}
      forces: [metropolitan]
      data-status: provisional
      period: {from: rows, column: month}
      columns:
        - {name: parcel_ref, header: ref, required: true}
        - {name: sent_date, header: sent, type: date, format: yyyy-MM-dd, required: true}
        - {name: weight, type: integer}
        - {name: status, codes: [sent, cancelled], required: true}
        - {name: updated_date, header: updated, type: date, format: yyyy-MM-dd, required: true}
      derived:
        month: trunc(sent_date, 'MONTH')
      upsert: {key: [parcel_ref], latest: updated_date, cancelled: "status = 'cancelled'"}
      conformed:
        - {table: parcel}
      """;

  private static final String HEADER = "ref,sent,weight,status,updated\n";

  @TempDir static Path folder;

  private static Workbench bench;
  private static List<Row> afterFirst;
  private static List<Row> afterSecond;
  private static List<Row> afterThird;

  @BeforeAll
  static void deliverThrice() throws IOException {
    bench = new Workbench(folder);
    Path conf = new CopiedConf(folder.resolve("conf")).folder();
    Files.writeString(conf.resolve("tables/parcel.yaml"), TABLE);
    Files.writeString(conf.resolve("sources/test-parcel.yaml"), CONTRACT);
    bench.deliver(
        "parcel-1.csv",
        HEADER
            + "a,2025-01-10,1,sent,2025-02-01\n"
            + "b,2025-01-11,2,sent,2025-02-01\n"
            + "b,2025-01-11,3,sent,2025-02-02\n"
            + "c,2025-02-01,4,sent,2025-02-05\n"
            + "d,2025-03-01,5,sent,2025-03-05\n");
    afterFirst = take();
    bench.deliver(
        "parcel-2.csv",
        HEADER
            + "a,2025-03-10,10,sent,2025-04-01\n"
            + "b,2025-01-11,99,sent,2025-01-31\n"
            + "c,2025-02-01,4,cancelled,2025-04-01\n"
            + "e,2025-04-02,6,sent,2025-04-03\n");
    afterSecond = take();
    bench.deliver("parcel-3.csv", HEADER + "d,2025-03-01,5,cancelled,2025-05-01\n");
    afterThird = take();
  }

  @Test
  void theLastVersionInAFileIsTaken() {
    assertThat(texts(afterFirst))
        .containsExactly("2025-01 a 1", "2025-01 b 3", "2025-02 c 4", "2025-03 d 5");
    assertThat(delivery("parcel-1.csv").<Long>getAs("accepted_count")).isEqualTo(4);
    assertThat(delivery("parcel-1.csv").<Long>getAs("dropped_count")).isEqualTo(1);
  }

  @Test
  void aLaterVersionMovesItsRecordAnEarlierOneChangesNothingACancelledOneTakesItAway() {
    assertThat(texts(afterSecond))
        .containsExactly("2025-01 b 3", "2025-03 a 10", "2025-03 d 5", "2025-04 e 6");
    Row second = delivery("parcel-2.csv");
    assertThat(second.<Long>getAs("row_count")).isEqualTo(4);
    assertThat(second.<Long>getAs("accepted_count")).isEqualTo(2);
    assertThat(second.<Long>getAs("dropped_count")).isEqualTo(2);
    assertThat(rules()).contains("CANCELLED", "OLDER_VERSION");
  }

  @Test
  void aDeliveryOfCancellationsAloneIsCarriedOut() {
    assertThat(texts(afterThird)).containsExactly("2025-01 b 3", "2025-03 a 10", "2025-04 e 6");
  }

  @Test
  void untouchedRecordsKeepTheDeliveryThatBroughtThem() {
    List<String> brought = afterThird.stream().map(r -> r.<String>getAs("delivery_id")).toList();
    assertThat(brought.get(0)).isEqualTo(afterFirst.get(0).<String>getAs("delivery_id"));
    assertThat(brought.get(1)).isEqualTo(brought.get(2)).isNotEqualTo(brought.get(0));
  }

  private static List<Row> take() {
    bench.succeed("ingest", "--conf", folder.resolve("conf").toString());
    return rows("conformed/parcel");
  }

  private static List<Row> rows(String table) {
    return SharedSession.get()
        .read()
        .format("delta")
        .load(bench.lake.resolve(table).toString())
        .orderBy("month", "parcel_ref")
        .collectAsList();
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream()
        .map(
            r ->
                r.getAs("month").toString().substring(0, 7)
                    + " "
                    + r.getAs("parcel_ref")
                    + " "
                    + r.getAs("weight"))
        .toList();
  }

  private static Row delivery(String path) {
    return bench.table("delivery").where("file_path = '" + path + "'").first();
  }

  private static List<String> rules() {
    return bench.table("finding").collectAsList().stream()
        .map(r -> r.<String>getAs("rule_code"))
        .toList();
  }
}
