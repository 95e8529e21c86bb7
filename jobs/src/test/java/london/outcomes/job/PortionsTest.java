package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.Delivery;
import london.outcomes.run.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortionsTest {

  private static final SourceContract STREET =
      Workbench.CATALOGUE.sources().get("police-uk-street");
  private static final Instant TODAY = Instant.parse("2026-05-15T03:00:00Z");
  private static final SourceContract OUTCOMES =
      Workbench.CATALOGUE.sources().get("police-uk-outcomes");

  private static Delivery delivery(SourceContract source, long sequence, long size) {
    return new Delivery(
        "d" + sequence,
        source,
        "file:/landing/" + sequence,
        size,
        sequence + ".csv",
        source.dialect(),
        Optional.empty(),
        "",
        "",
        sequence);
  }

  private static List<List<String>> ids(List<Map<String, List<Delivery>>> portions) {
    return portions.stream()
        .map(p -> p.values().stream().flatMap(List::stream).map(Delivery::id).sorted().toList())
        .toList();
  }

  @Test
  void filesAreCutInTheOrderOfTheirArrivalWhateverTheirSource() {
    List<Delivery> street = LongStream.of(1, 3, 5).mapToObj(n -> delivery(STREET, n, 40)).toList();
    List<Delivery> outcomes =
        LongStream.of(2, 4, 6).mapToObj(n -> delivery(OUTCOMES, n, 20)).toList();
    Map<String, List<Delivery>> arrived = Map.of(STREET.id(), street, OUTCOMES.id(), outcomes);
    assertThat(ids(Portions.of(arrived, 100)))
        .containsExactly(List.of("d1", "d2", "d3"), List.of("d4", "d5", "d6"));
    assertThat(ids(Portions.of(arrived, 1000))).hasSize(1);
  }

  @Test
  void aFileThatIsLargerThanAPortionIsOneByItself() {
    Map<String, List<Delivery>> arrived =
        Map.of(
            STREET.id(),
            List.of(delivery(STREET, 1, 5), delivery(STREET, 2, 500), delivery(STREET, 3, 5)));
    assertThat(ids(Portions.of(arrived, 100)))
        .containsExactly(List.of("d1"), List.of("d2"), List.of("d3"));
  }

  @Test
  void monthsThatAreTakenInByPortionsEndAsThoseOfOneRun(@TempDir Path folder) throws IOException {
    MonthByMonth months = new MonthByMonth(folder);
    Workbench together = months.lake("together");
    months.deliver(together, MonthByMonth.MONTHS - 1);
    together.succeed("run", "--env", "demo");
    Workbench apart = months.lake("apart");
    months.deliver(apart, MonthByMonth.MONTHS - 1);
    Workplace place = apart.place("demo", () -> {});
    RunContext run = new RunContext("apart", TODAY, YearMonth.of(2026, 5), false);
    IngestReport report = new IngestReport(run.id(), List.of());
    List<String> said = Collections.synchronizedList(new ArrayList<>());
    new IngestJob(place, run, new Steps(said::add), new RawCopies(place.lake()), 400_000)
        .run(new Ledger(place.lake()), List.of(), report);
    assertThat(said).anyMatch(what -> what.matches("part 2 of [0-9]+"));
    assertThat(report.records()).noneMatch(r -> r.verdict().equals("pending"));
    apart.succeed("run", "--env", "demo");
    MonthByMonth.requireSame(TableRows.of(together), apart);
  }

  @Test
  void nothingIsOneEmptyPortion() {
    assertThat(ids(Portions.of(Map.of(), 100))).containsExactly(List.of());
  }
}
