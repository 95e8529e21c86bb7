package london.outcomes.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import london.outcomes.run.SupplierReport.Example;
import org.junit.jupiter.api.Test;

class SupplierReportTest {

  private static final Example EXAMPLE =
      new Example("d1", "NUMBER_FORMAT", 7, 512, "value", "saw '1|2', expected plain digits");

  @Test
  void sayWhatWasWrongHowOftenWhereAndHowToMendIt() {
    String text =
        SupplierReport.of(
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
        SupplierReport.of(
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
        SupplierReport.of(
            Entries.delivery("d1", "a\n# b|<c>.csv", DeliveryRecord.ACCEPTED, 1),
            List.of(),
            List.of());
    assertThat(text.lines().findFirst()).contains("# a?# b\\|\\<c\\>.csv");
  }
}
