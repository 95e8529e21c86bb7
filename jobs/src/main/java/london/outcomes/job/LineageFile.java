package london.outcomes.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.run.ColumnOrigin;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Described;
import london.outcomes.run.LineageEvents;
import london.outcomes.run.LineageFacts;
import london.outcomes.run.RunSummary;

/**
 * Writes the lineage of a run as a file in the lake, {@code lineage/<run id>.jsonl}, which whoever
 * starts the run may send to a catalogue of data. Nothing is sent from here.
 */
final class LineageFile {

  private final Workplace place;

  LineageFile(Workplace place) {
    this.place = place;
  }

  /** Of a run that has come to its end. */
  void complete(RunSummary summary) {
    write(summary, new LineageEvents(summary, facts(summary)).complete());
  }

  /**
   * Of a run that has failed; what the message of a fault of ours repeats may be anybody's data.
   */
  void failed(RunSummary summary, RuntimeException fault) {
    String kind = fault instanceof Failure ? fault.getClass().getSimpleName() : "Fault";
    String reason = "%s, exit code %d: see the log of the run".formatted(kind, summary.exitCode());
    write(summary, new LineageEvents(summary, facts(summary)).failed(reason));
  }

  private void write(RunSummary summary, String lines) {
    String file = "%s/lineage/%s.jsonl".formatted(place.lake().root(), summary.runId());
    place.lake().storage().write(file, lines);
  }

  private LineageFacts facts(RunSummary summary) {
    Catalogue catalogue = place.catalogue();
    Map<String, Described> tables = new TreeMap<>();
    catalogue.tables().values().forEach(table -> tables.put(table.name(), described(table)));
    Map<String, LineageFacts.Source> sources = new TreeMap<>();
    summary.deliveries().stream()
        .map(DeliveryRecord::sourceId)
        .distinct()
        .filter(catalogue.sources()::containsKey)
        .forEach(id -> sources.put(id, source(catalogue.sources().get(id))));
    return new LineageFacts(tables, sources);
  }

  private static Described described(TableDefinition table) {
    return new Described(
        table.path(),
        table.comment(),
        table.columns().stream()
            .map(c -> new Described.Field(c.name(), c.type(), c.comment()))
            .toList());
  }

  private LineageFacts.Source source(SourceContract contract) {
    Described described = described(contract);
    DeliveredColumns columns = new DeliveredColumns(contract, described.name());
    Map<String, List<ColumnOrigin>> feeds = new LinkedHashMap<>();
    feeds.put("quarantine", List.of());
    for (Mapping mapping : contract.conformed()) {
      TableDefinition table = place.catalogue().table(mapping.table());
      feeds.put(table.name(), columns.of(mapping, table));
    }
    return new LineageFacts.Source(described, rules(contract, columns), feeds);
  }

  private static Described described(SourceContract contract) {
    return new Described(
        "raw/" + contract.id(),
        contract.title() + ", from " + contract.supplier(),
        contract.columns().stream()
            .map(c -> new Described.Field(c.name(), type(c), delivered(c)))
            .toList());
  }

  private static String type(SourceColumn column) {
    return column.type().name().toLowerCase(Locale.ROOT);
  }

  private static String delivered(SourceColumn column) {
    return column.headers().isEmpty()
        ? ""
        : "Delivered as " + String.join(" or ", column.headers());
  }

  /** Rules of the contract and the columns that they are about. */
  private static Map<String, String> rules(SourceContract contract, DeliveredColumns columns) {
    Map<String, String> rules = new TreeMap<>();
    contract.rules().forEach(rule -> about(rules, rule.code(), columns.subject(rule.when())));
    contract.columns().stream()
        .filter(column -> !column.pattern().isEmpty() || !column.codes().isEmpty())
        .forEach(column -> about(rules, column.problemCode(), column.name()));
    return rules;
  }

  /** A code that several columns share is about none of them. */
  private static void about(Map<String, String> rules, String code, String column) {
    rules.merge(code, column, (a, b) -> a.equals(b) ? a : "");
  }
}
