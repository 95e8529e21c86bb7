package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Freshness;
import london.outcomes.catalogue.Severity;
import london.outcomes.config.ConfigFolder;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Finding;
import london.outcomes.run.Punctuality;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** D17: who has not delivered when the calendar says so, on the day of the run. */
class FreshnessCheckTest {

  /** Street files are due 75 days after their month. */
  private static final Catalogue CATALOGUE =
      new ConfigFolder(Path.of(System.getProperty("project", ".."), "conf")).load();

  private static DeliveryRecord street(String force, boolean isComplete, String... months) {
    return new DeliveryRecord(
        force + months[0],
        "police-uk-street",
        "street.csv",
        1,
        Instant.EPOCH,
        "",
        force,
        "",
        List.of(months),
        isComplete,
        "open",
        DeliveryRecord.ACCEPTED,
        "",
        "",
        1,
        1,
        1,
        0,
        0,
        "run",
        1);
  }

  private static List<Punctuality> on(String day, DeliveryRecord... ledger) {
    return FreshnessCheck.of(CATALOGUE, List.of(ledger), LocalDate.parse(day));
  }

  @Test
  @DisplayName("D17: a source is late on the day after its delivery was due, and not before")
  void sourceIsLateOnTheDayAfter() {
    DeliveryRecord march = street("metropolitan", true, "2026-02", "2026-03");

    Punctuality onTime = on("2026-07-14", march).get(0);
    assertThat(onTime.newest()).isEqualTo(YearMonth.of(2026, 3));
    assertThat(onTime.next()).isEqualTo(YearMonth.of(2026, 4));
    assertThat(onTime.dueOn()).isEqualTo("2026-07-14");
    assertThat(onTime.isLate()).isFalse();
    assertThat(on("2026-07-15", march).get(0).isLate()).isTrue();
  }

  @Test
  @DisplayName("D17: each force is late by itself, and one that never delivered is not expected")
  void eachForceIsLateByItself() {
    List<Punctuality> seen =
        on(
            "2026-07-20",
            street("metropolitan", true, "2026-05"),
            street("city-of-london", true, "2026-03"),
            street("city-of-london", false, "2026-04"));

    assertThat(seen).extracting(Punctuality::sourceId).containsOnly("police-uk-street");
    assertThat(seen)
        .extracting(Punctuality::forceId)
        .containsExactly("city-of-london", "metropolitan");
    assertThat(seen).extracting(Punctuality::isLate).containsExactly(true, false);
    assertThat(on("2026-07-20")).isEmpty();
  }

  @Test
  @DisplayName("D17: what is missing, since when, and what to do stand in the finding")
  void findingSaysWhatIsMissing() {
    Finding late = on("2026-07-20", street("city-of-london", true, "2026-03")).get(0).finding("r");

    assertThat(late.ruleCode()).isEqualTo("SLA_MISSED");
    assertThat(late.effect()).isEqualTo(Finding.WARN);
    assertThat(late.message())
        .isEqualTo(
            "city-of-london: 2026-04 was due on 2026-07-14, the newest month is 2026-03; ask the"
                + " supplier where it is");
  }

  @Test
  void nextPeriodFollowsTheCadence() {
    YearMonth march = YearMonth.of(2025, 3);

    assertThat(due(Freshness.Cadence.QUARTER, march)).isEqualTo("2025-07-10");
    assertThat(due(Freshness.Cadence.YEAR, march)).isEqualTo("2026-04-10");
  }

  private static LocalDate due(Freshness.Cadence cadence, YearMonth newest) {
    return new Freshness(cadence, 10, Severity.WARN).due(newest);
  }
}
