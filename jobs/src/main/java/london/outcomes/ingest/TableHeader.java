package london.outcomes.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.Vintage;
import london.outcomes.ingest.csv.Codes;
import london.outcomes.ingest.csv.ExpectedColumn;
import london.outcomes.ingest.csv.HeaderMatch;
import london.outcomes.ingest.csv.Problem;

/** The header of a table as its contract understands it: where the text of each column stands. */
final class TableHeader {

  /** Name under which the columns to melt are expected. */
  static final String MELTED = "(melted)";

  private final ReadPlan plan;
  private final List<String> header;
  private final Optional<Vintage> vintage;
  private final List<SourceColumn> columns;
  private final List<ExpectedColumn> expected = new ArrayList<>();
  private final HeaderMatch match;

  private TableHeader(ReadPlan plan, List<String> header) {
    this.plan = plan;
    this.header = header;
    this.vintage =
        plan.vintages().stream().filter(v -> header.containsAll(v.recognisedBy())).findFirst();
    this.columns =
        vintage
            .map(v -> plan.columns().stream().map(column -> in(v, column)).toList())
            .orElse(plan.columns());
    expect();
    this.match = HeaderMatch.of(header, expected);
  }

  static TableHeader of(List<String> header, ReadPlan plan) {
    return new TableHeader(plan, header);
  }

  private static SourceColumn in(Vintage vintage, SourceColumn column) {
    String header = vintage.headers().get(column.name());
    return header == null ? column : column.under(header);
  }

  private void expect() {
    for (SourceColumn column : columns) {
      if (isHeaded(column)) {
        List<String> headers = column.headers();
        String[] aliases = headers.subList(1, headers.size()).toArray(String[]::new);
        expected.add(ExpectedColumn.required(headers.get(0), aliases));
      }
    }
    if (!plan.melt().isNone()) {
      expected.add(ExpectedColumn.matching(MELTED, plan.melt().columns()));
    }
    // What has no name is none of ours either.
    if (plan.ignoresOthers() && expected.stream().noneMatch(column -> column.name().isEmpty())) {
      expected.add(ExpectedColumn.optional(""));
    }
  }

  /** Reasons to reject the file. */
  List<Problem> rejects() {
    return Stream.concat(match.rejects().stream(), MeltedCells.unknown(melted(), header, plan))
        .toList();
  }

  /** Differences that were accepted. */
  List<Problem> warnings() {
    return match.warnings().stream()
        .filter(problem -> !plan.ignoresOthers() || !problem.code().equals(Codes.COLUMN_ADDED))
        .toList();
  }

  /** Headers that the contract does not declare, whether it passes over them or not. */
  List<String> extras() {
    return match.extras().stream().map(header::get).toList();
  }

  /** Whether a record is a header too. */
  List<Problem> secondHeader(String[] record) {
    return HeaderMatch.secondHeader(header, record, expected);
  }

  /** Which field holds the text of each column of the plan; -1 for none. */
  int[] fields() {
    int[] fields = new int[columns.size()];
    Arrays.fill(fields, -1);
    match
        .columns()
        .forEach(
            (field, name) -> {
              for (int i = 0; i < fields.length; i++) {
                if (columns.get(i).headers().get(0).equals(name) && isHeaded(columns.get(i))) {
                  fields[i] = field;
                }
              }
            });
    return fields;
  }

  /** Whether a column stands in this layout under a header of its own. */
  private boolean isHeaded(SourceColumn column) {
    return column.place() != SourceColumn.Place.SHEET
        && !plan.melt().fills(column.name())
        && vintage.map(v -> !v.lacks().contains(column.name())).orElse(true);
  }

  /** The rows that a line becomes; none without a melt. */
  List<MeltedCells> rows() {
    return MeltedCells.of(melted(), header, plan);
  }

  private List<Integer> melted() {
    return match.columns().entrySet().stream()
        .filter(entry -> entry.getValue().equals(MELTED))
        .map(entry -> entry.getKey())
        .toList();
  }
}
