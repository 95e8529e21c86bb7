package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Failure;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Ledger;
import london.outcomes.table.Lake;
import london.outcomes.table.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which deliveries of a ledger a backfill reads again, in which parts, and what it skips. */
final class BackfillChoiceTest {

  private static final String MONTHLY = "police-uk-street";
  private static final String SERIES = "mps-borough-level";
  private static final String VERSIONED = "mps-offence";

  @TempDir Path folder;

  private static DeliveryRecord delivery(
      String source, long sequence, String verdict, String... months) {
    boolean isNamed = source.equals(MONTHLY);
    return new DeliveryRecord(
        source + "-" + sequence,
        source,
        source + sequence + ".csv",
        1,
        Instant.EPOCH,
        "sha" + sequence,
        isNamed ? "metropolitan" : "",
        months[months.length - 1],
        List.of(months),
        true,
        "open",
        verdict,
        "",
        "",
        1,
        1,
        1,
        0,
        0,
        "earlier",
        sequence);
  }

  private static DeliveryRecord accepted(String source, long sequence, String... months) {
    return delivery(source, sequence, DeliveryRecord.ACCEPTED, months);
  }

  private static Backfill backfill(String from, String to) {
    return new Backfill(
        new Backfill.Range(YearMonth.parse(from), YearMonth.parse(to)),
        Optional.empty(),
        Workbench.CATALOGUE.sources(),
        "digest");
  }

  private List<DeliveryRecord> choose(Backfill backfill, DeliveryRecord... ledger) {
    var session = SharedSession.get();
    Lake lake =
        new Lake(
            session, Storage.of(session), Workbench.CATALOGUE, folder.resolve("lake").toString());
    List<DeliveryRecord> all = List.of(ledger);
    return backfill.choose(all, new Ledger(lake), new Holdings(all));
  }

  @Test
  void monthsAreReadByParts() {
    DeliveryRecord second = accepted(MONTHLY, 1, "2025-02");
    DeliveryRecord first = accepted(MONTHLY, 2, "2025-01");
    DeliveryRecord versions = accepted(VERSIONED, 3, "2025-01", "2025-02");
    Backfill backfill = backfill("2025-01", "2025-02");
    List<DeliveryRecord> chosen =
        choose(backfill, second, first, versions, accepted(MONTHLY, 4, "2025-03"));
    assertThat(backfill.parts(chosen))
        .containsExactly(List.of(versions), List.of(first), List.of(second));
    assertThat(backfill.skipped()).isEmpty();
  }

  @Test
  void whatOthersHaveReplacedAndWhatWasRejectedIsNotRead() {
    DeliveryRecord later = accepted(MONTHLY, 3, "2025-01");
    Backfill backfill = backfill("2025-01", "2025-01");
    assertThat(
            choose(
                backfill,
                accepted(MONTHLY, 1, "2025-01"),
                delivery(MONTHLY, 2, DeliveryRecord.REJECTED, "2025-01"),
                later))
        .containsExactly(later);
    assertThat(backfill.skipped())
        .containsExactly("1 of police-uk-street: replaced by others since");
  }

  @Test
  void versionsThatLaterDeliveriesMayHaveChangedAreLeftAlone() {
    DeliveryRecord month = accepted(MONTHLY, 1, "2025-01");
    Backfill backfill = backfill("2025-01", "2025-01");
    assertThat(
            choose(
                backfill,
                month,
                accepted(VERSIONED, 2, "2025-01"),
                accepted(VERSIONED, 3, "2025-01", "2025-02")))
        .containsExactly(month);
    assertThat(backfill.skipped())
        .containsExactly(
            "1 of mps-offence, with months from 2025-01 to 2025-02: only a range with all of them reads these again",
            "1 of mps-offence: newer versions may lie in deliveries with months outside of the range");
  }

  @Test
  void aRangeThatNothingLiesInIsRefusedWithTheOneThatWouldDo() {
    Backfill backfill = backfill("2025-02", "2025-02");
    assertThatThrownBy(() -> choose(backfill, accepted(SERIES, 1, "2024-01", "2025-02")))
        .isInstanceOf(Failure.InputMissing.class)
        .hasMessageContaining("1 of mps-borough-level, with months from 2024-01 to 2025-02");
  }
}
