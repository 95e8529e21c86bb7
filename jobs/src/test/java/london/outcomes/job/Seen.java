package london.outcomes.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Finding;
import org.apache.spark.sql.Row;

/**
 * What became of one delivered file, with the questions that tests ask of it.
 *
 * @param refused its rows in quarantine
 * @param records its rows in the conformed tables
 * @param bytes what was delivered
 * @param goodRows how many of its rows are without fault
 */
record Seen(
    DeliveryRecord delivery,
    List<Finding> findings,
    List<Row> refused,
    List<Row> records,
    byte[] bytes,
    long goodRows) {

  List<String> codes() {
    return findings.stream().map(Finding::ruleCode).sorted().toList();
  }

  Finding finding(String code) {
    return findings.stream()
        .filter(f -> f.ruleCode().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + code + " among " + findings));
  }

  /** Taken in whole, and nothing to say about it. */
  Seen isAccepted() {
    assertThat(codes()).isEmpty();
    assertThat(delivery.verdict()).as(delivery.message()).isEqualTo(DeliveryRecord.ACCEPTED);
    return holds(goodRows);
  }

  /** Taken in whole, with just these warnings. */
  Seen isAcceptedWith(String... warnings) {
    assertThat(codes()).containsExactly(warnings);
    assertThat(findings).extracting(Finding::effect).containsOnly(Finding.WARN);
    assertThat(delivery.verdict()).isEqualTo(DeliveryRecord.ACCEPTED_WITH_WARNING);
    return holds(goodRows);
  }

  /** Rejected as a whole: nothing of it is in a conformed table or in quarantine. */
  Seen isRejected(String code, String... inMessage) {
    assertThat(delivery.verdict()).as(codes().toString()).isEqualTo(DeliveryRecord.REJECTED);
    assertThat(delivery.reasonCode()).as(delivery.message()).isEqualTo(code);
    for (String part : inMessage) {
      assertThat(delivery.message()).contains(part);
    }
    assertThat(findings)
        .filteredOn(f -> f.ruleCode().equals(code))
        .extracting(Finding::effect)
        .contains(Finding.REJECT)
        .doesNotContain(Finding.WARN);
    assertThat(delivery.months()).isEmpty();
    assertThat(delivery.acceptedCount()).isZero();
    assertThat(records).isEmpty();
    assertThat(refused).isEmpty();
    return this;
  }

  /** One row is in quarantine, found again at its place in the file; no other row is harmed. */
  Seen hasOneRefused(String code, String column, String... inDetail) {
    assertThat(codes()).containsExactly(code);
    assertThat(finding(code).effect()).isEqualTo(Finding.QUARANTINE);
    assertThat(finding(code).rowCount()).isEqualTo(1);
    assertThat(refused).hasSize(1);
    Row row = refused.get(0);
    assertThat(row.<String>getAs("rule_code")).isEqualTo(code);
    assertThat(row.<String>getAs("column_name")).isEqualTo(column);
    assertThat(row.<String>getAs("detail")).as(column).contains(inDetail);
    assertThat(row.<String>getAs("file_name")).isEqualTo(delivery.filePath());
    isAtItsPlace(row);
    return holds(goodRows);
  }

  /** The raw text stands in the delivered bytes where the quarantine says. */
  Seen isAtItsPlace(Row row) {
    // What is no text stands there as \\xNN.
    String text = row.<String>getAs("raw_text").split("\\\\x")[0];
    int offset = Math.toIntExact(row.getAs("byte_offset"));
    String before = new String(bytes, 0, offset, UTF_8);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    assertThat(row.<Long>getAs("line_number")).isEqualTo(line);
    assertThat(new String(bytes, offset, bytes.length - offset, UTF_8)).startsWith(text);
    assertThat(text).isNotEmpty();
    return this;
  }

  /** So many rows became records, and every row that came in is accounted for. */
  Seen holds(long accepted) {
    assertThat(delivery.isAccepted()).as(delivery.message()).isTrue();
    assertThat(delivery.acceptedCount()).isEqualTo(accepted);
    assertThat(records).hasSize(Math.toIntExact(accepted));
    assertThat(refused).hasSize(Math.toIntExact(delivery.quarantinedCount()));
    assertThat(delivery.acceptedCount() + delivery.quarantinedCount() + delivery.droppedCount())
        .isEqualTo(delivery.rowCount());
    return this;
  }
}
