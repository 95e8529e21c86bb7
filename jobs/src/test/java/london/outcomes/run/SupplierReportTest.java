package london.outcomes.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import london.outcomes.run.SupplierReport.Example;
import org.junit.jupiter.api.Test;

class SupplierReportTest {

  private static final Example EXAMPLE =
      new Example("d1", "NUMBER_FORMAT", 7, 512, "value", "saw '1|2', expected plain digits");

  private static String report(
      DeliveryRecord delivery, List<Finding> findings, List<Example> examples) {
    return SupplierReport.of(
        new SupplierReport.Subject(delivery, findings, examples, List.of(), 0, ""));
  }

  @Test
  void sayWhatWasWrongHowOftenWhereAndHowToMendIt() {
    String text =
        report(
            Entries.delivery("d1", "a.csv", DeliveryRecord.ACCEPTED_WITH_WARNING, 1),
            List.of(Entries.finding("d1", "NUMBER_FORMAT", Finding.QUARANTINE, 1500)),
            List.of(EXAMPLE));
    assertThat(text.lines())
        .contains("# a.csv", "- verdict: **accepted-with-warning**")
        .contains("| 1,500 | quarantine | NUMBER_FORMAT | what to do |")
        .contains(
            "- line 7 (byte 512), column value: NUMBER_FORMAT: saw '1\\|2', expected plain digits")
        .anyMatch(line -> line.matches("- rows: .* in = .* accepted .* quarantined .* dropped.*"))
        .anyMatch(line -> line.contains("deliver the whole file again"));
  }

  @Test
  void aRejectedDeliveryIsToldThatNothingWasTaken() {
    String text =
        report(
            Entries.delivery("d3", "c.csv", DeliveryRecord.REJECTED, 3),
            List.of(Entries.finding("d3", "HEADER_MISSING", Finding.REJECT, 0)),
            List.of());
    assertThat(text)
        .contains("**rejected** (HEADER_MISSING: ", "| the file | reject |", "Nothing of this file")
        .doesNotContain("Refused rows");
  }

  @Test
  void aStrangersTextStaysText() {
    String text =
        report(
            Entries.delivery("d1", "a\n# b|<c>.csv", DeliveryRecord.ACCEPTED, 1),
            List.of(),
            List.of());
    assertThat(text.lines().findFirst()).contains("# a?# b\\|\\<c\\>.csv");
  }

  @Test
  void sizeCalendarAndSumsStandBesideTheFindings() {
    List<Reconciled> compared = new ArrayList<>();
    compared.add(Entries.compared("d1", "2026-03", 5, 5));
    for (int i = 0; i < 12; i++) {
      compared.add(Entries.compared("d1", "2026-04", 1200 + i, 1000));
    }
    String text =
        SupplierReport.of(
            new SupplierReport.Subject(
                Entries.delivery("d1", "a.csv", DeliveryRecord.ACCEPTED_WITH_WARNING, 1),
                List.of(Entries.finding("d1", "VOLUME_ANOMALY", Finding.WARN, 0)),
                List.of(),
                compared,
                2000,
                "2026-05, on 2026-07-14"));

    assertThat(text.lines())
        .contains("- volume: 2,000 rows are usual here; this is -50 % against it")
        .contains("- next delivery due: 2026-05, on 2026-07-14")
        .contains("Sums compared: 1 agree, 12 differ:", "… and 2 more.")
        .contains("| burglary | 2026-04 |  | 1,200.00 | 1,000.00 | +200.00 |");
    assertThat(text.lines().filter(line -> line.startsWith("| burglary"))).hasSize(10);
  }
}
