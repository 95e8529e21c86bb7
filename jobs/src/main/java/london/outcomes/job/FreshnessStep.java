package london.outcomes.job;

import java.sql.Date;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.measure.Weakest;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Punctuality;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Ledger and calendars to {@code fact_freshness}. It is written when it would say something else,
 * not because a day has passed.
 */
final class FreshnessStep {

  private static final String TABLE = "fact_freshness";

  private final Workplace place;
  private final RunContext run;
  private final List<DeliveryRecord> ledger;

  FreshnessStep(Workplace place, RunContext run, List<DeliveryRecord> ledger) {
    this.place = place;
    this.run = run;
    this.ledger = ledger;
  }

  void run(Steps steps) {
    List<List<Object>> told = told();
    LakeTable table = place.lake().table(TABLE);
    Map<String, String> digest = Map.of(TABLE, Digest.of(told.toString()));
    boolean isSaid =
        table
            .lastCommit()
            .flatMap(Commit::note)
            .filter(note -> note.definitions().equals(digest))
            .isPresent();
    if (isSaid || told.isEmpty()) {
      return;
    }
    List<Row> rows = told.stream().map(this::row).toList();
    CommitNote note = new CommitNote(run.id(), "release", Map.of(), List.of(), digest);
    steps.record("release " + TABLE, () -> table.replaceAll(table.rows(rows), note));
  }

  private Row row(List<Object> told) {
    List<Object> values = new ArrayList<>(told);
    // Before the provenance, which is the last of what is told.
    values.add(values.size() - 1, Date.valueOf(run.today()));
    values.add(run.id());
    values.add(run.id());
    return RowFactory.create(values.toArray());
  }

  /** The columns of the table, but for what says when and by whom it was told. */
  private List<List<Object>> told() {
    Map<String, Punctuality> calendars =
        FreshnessCheck.of(place.catalogue(), ledger, run.today()).stream()
            .collect(Collectors.toMap(p -> whose(p.sourceId(), p.forceId()), p -> p));
    Map<String, List<DeliveryRecord>> deliveries =
        ledger.stream()
            .filter(DeliveryRecord::isAccepted)
            .filter(d -> place.catalogue().sources().containsKey(d.sourceId()))
            .collect(
                Collectors.groupingBy(
                    d -> whose(d.sourceId(), d.forceId()), TreeMap::new, Collectors.toList()));
    return deliveries.entrySet().stream()
        .map(e -> told(e.getValue(), Optional.ofNullable(calendars.get(e.getKey()))))
        .toList();
  }

  private static String whose(String source, String force) {
    return source + "/" + force;
  }

  private List<Object> told(List<DeliveryRecord> own, Optional<Punctuality> calendar) {
    DeliveryRecord any = own.get(0);
    SourceContract source = place.catalogue().sources().get(any.sourceId());
    Instant newest =
        own.stream().map(DeliveryRecord::modifiedAt).max(Comparator.naturalOrder()).orElseThrow();
    List<Object> told = new ArrayList<>();
    told.add(source.id());
    told.add(any.forceId());
    told.add(source.title());
    told.add(source.supplier());
    told.add(newestMonth(own).map(FreshnessStep::firstDay).orElse(null));
    told.add(Date.valueOf(newest.atZone(ZoneOffset.UTC).toLocalDate()));
    told.add((long) own.size());
    told.add(calendar.map(p -> firstDay(p.next())).orElse(null));
    told.add(calendar.map(p -> Date.valueOf(p.dueOn())).orElse(null));
    told.add(calendar.map(p -> p.isLate() ? "late" : "on-time").orElse("no-calendar"));
    told.add(own.stream().map(DeliveryRecord::provenance).reduce("none", Weakest::provenance));
    return told;
  }

  private static Optional<YearMonth> newestMonth(List<DeliveryRecord> own) {
    return own.stream()
        .filter(DeliveryRecord::isComplete)
        .flatMap(d -> d.months().stream())
        .filter(Objects::nonNull)
        .map(YearMonth::parse)
        .max(Comparator.naturalOrder());
  }

  private static Date firstDay(YearMonth month) {
    return Date.valueOf(month.atDay(1));
  }
}
