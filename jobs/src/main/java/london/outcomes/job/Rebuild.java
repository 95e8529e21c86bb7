package london.outcomes.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.run.Compared;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Ledger;
import london.outcomes.run.Rebuilt;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;

/**
 * Makes all tables of a lake anew from the raw copies of its deliveries, beside them, and compares
 * cells, measures and curated tables with the result, value by value. No table of the lake is
 * changed; what was made is removed.
 *
 * <p>What no one state tells is not computed but taken from the lake: what readers were shown and
 * told before ({@code fact_restatement}, {@code shown_count}, the named releases), frozen
 * baselines, who was erased, and of the ledger which deliveries were accepted and which of them
 * supplies a month. What was superseded, held back, rejected or a duplicate depends on the order of
 * arrival.
 */
final class Rebuild {

  /** Layers that follow from the records. */
  private static final Set<String> COMPARED = Set.of("cells", "measures", "curated");

  private static final List<String> TAKEN =
      List.of(
          "fact_restatement, shown_count and named releases (what readers were told before)",
          "fact_freshness (what the ledger tells of a day) and the answers of insight (ask again)",
          "baselines, erased persons, and what has become of raw copies",
          "of the ledger, which deliveries were accepted (not rejected, held back or a duplicate)"
              + " and which of them supplies a month");

  private static final List<String> HISTORIES =
      List.of("shown_count", "release", "baseline", "erased", "raw_file");

  private final Workplace place;
  private final RunContext run;
  private final Steps steps;
  private final Lake lake;

  /**
   * @param place nobody else writes there meanwhile
   */
  Rebuild(Workplace place, RunContext run, Steps steps) {
    this.place = place;
    // What was accepted once is not held back again.
    this.run = run.allowingRestatement();
    this.steps = steps;
    this.lake = place.lake();
  }

  /** Where all is made anew; one that is found by whoever may write there is a leftover. */
  static String scratch(Lake lake) {
    return lake.root() + "/rebuild";
  }

  /**
   * Makes all anew and compares.
   *
   * @throws Failure.InputMissing when a raw copy is not there, and nothing says why
   */
  Rebuilt compare() {
    lake.storage().remove(scratch(lake));
    try {
      return made();
    } finally {
      steps.say("remove " + scratch(lake));
      lake.storage().remove(scratch(lake));
    }
  }

  private Rebuilt made() {
    List<DeliveryRecord> ledger = new Ledger(lake).deliveries();
    RawCopies copies = new RawCopies(lake);
    FromRaw raw = FromRaw.of(ledger, place.catalogue().sources(), copies);
    Lake anew = lake.asItWas(place.catalogue(), histories(), scratch(lake) + "/" + run.id());
    Workplace there =
        new Workplace(place.session(), place.catalogue(), place.environment(), anew, place.key());
    new KeptRecords(place.catalogue(), lake, run).put(raw.kept(), anew);
    IngestReport report = new IngestReport(run.id(), raw.kept());
    new IngestJob(there, run, steps, copies, Portions.BYTES)
        .replay(raw, new Ledger(anew), raw.kept(), report);
    Computing computing = new Computing(there, run, steps);
    computing.measure(new Coverage(place.catalogue(), ledger));
    computing.release();
    return new Rebuilt(lake.root(), raw.read().size(), TAKEN, notes(raw, report), compared(anew));
  }

  private Map<String, Long> histories() {
    Map<String, Long> versions = new HashMap<>();
    for (String name : HISTORIES) {
      lake.table(name).version().ifPresent(version -> versions.put(name, version));
    }
    return versions;
  }

  private static List<String> notes(FromRaw raw, IngestReport report) {
    List<String> notes = new ArrayList<>();
    if (!raw.kept().isEmpty()) {
      notes.add(
          "%,d deliveries, such as %s, are not there as raw copies any more (retention or erasure); their records were taken from the lake"
              .formatted(raw.kept().size(), raw.kept().get(0).filePath()));
    }
    if (!raw.unknown().isEmpty()) {
      notes.add("conf/sources has no contract any more for: " + String.join(", ", raw.unknown()));
    }
    report.records().stream()
        .filter(d -> d.verdict().equals(DeliveryRecord.REJECTED))
        .forEach(
            d ->
                notes.add(
                    "%s was accepted, and by the contract as it is now is not: %s: %s"
                        .formatted(d.filePath(), d.reasonCode(), d.message())));
    return notes;
  }

  private List<Compared> compared(Lake anew) {
    List<TableDefinition> tables =
        place.catalogue().tables().values().stream()
            .filter(t -> COMPARED.contains(t.layer()) && t.isStored())
            .filter(t -> Computing.releases(place.catalogue(), t.name()))
            .filter(t -> isThere(t, lake) || isThere(t, anew))
            .toList();
    Compared[] compared = new Compared[tables.size()];
    List<Runnable> work = new ArrayList<>();
    for (int i = 0; i < compared.length; i++) {
      int index = i;
      work.add(() -> compared[index] = compared(tables.get(index).name(), anew));
    }
    Together.run(work);
    return List.of(compared);
  }

  private static boolean isThere(TableDefinition table, Lake lake) {
    return lake.table(table.name()).version().isPresent();
  }

  private Compared compared(String name, Lake anew) {
    steps.say("compare " + name);
    LakeTable there = lake.table(name);
    return SameRows.of(
        name,
        there.read().count(),
        there.read(),
        anew.table(name).read(),
        column -> !Set.of("run_id", "release_id").contains(column) && !column.endsWith("_at"));
  }
}
