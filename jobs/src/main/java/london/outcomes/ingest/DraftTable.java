package london.outcomes.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import london.outcomes.catalogue.ColumnType;
import london.outcomes.catalogue.ContractDraft;
import london.outcomes.catalogue.ContractDraft.DraftColumn;
import london.outcomes.catalogue.Melt;
import london.outcomes.ingest.csv.ExpectedColumn;
import london.outcomes.ingest.csv.FormatGuess;

/** The columns of a sample, profiled while its rows go by. */
final class DraftTable {

  private static final String MONTH = "month";

  private final List<String> header;
  private final Optional<MonthHeaders> months;
  private final List<ColumnProfile> profiles = new ArrayList<>();
  private final ColumnProfile cells = new ColumnProfile("value");
  private final boolean[] isMelted;

  DraftTable(List<String> header) {
    this.header = header;
    this.months = MonthHeaders.in(header);
    this.isMelted = new boolean[header.size()];
    for (int i = 0; i < isMelted.length; i++) {
      isMelted[i] = isMelted(header.get(i));
      profiles.add(new ColumnProfile(header.get(i)));
    }
  }

  boolean isMelted(String name) {
    return months.filter(m -> m.has(name)).isPresent();
  }

  void see(String[] fields) {
    for (int i = 0; i < fields.length; i++) {
      (isMelted[i] ? cells : profiles.get(i)).see(fields[i]);
    }
  }

  /** Whether most columns of numbers and dates are named by one: the header is a row. */
  boolean isWithoutHeader() {
    List<ColumnProfile> typed = profiles.stream().filter(ColumnProfile::isTyped).toList();
    return 2 * typed.stream().filter(ColumnProfile::isNamedByAValue).count() > typed.size();
  }

  /** What a reader would look for in the header. */
  List<ExpectedColumn> expected() {
    List<ExpectedColumn> expected =
        new ArrayList<>(
            header.stream()
                .filter(name -> !isMelted(name))
                .distinct()
                .map(ExpectedColumn::required)
                .toList());
    months
        .map(m -> ExpectedColumn.matching(TableHeader.MELTED, m.pattern()))
        .ifPresent(expected::add);
    return expected;
  }

  ContractDraft draft(DraftFileName name, FormatGuess format, ContractDraft.Sample sample) {
    DraftNames names = new DraftNames();
    List<DraftColumn> columns = new ArrayList<>();
    List<ColumnProfile> own = new ArrayList<>();
    for (int i = 0; i < isMelted.length; i++) {
      // Of several columns without a name the reader takes the first.
      if (!isMelted[i] && header.indexOf(header.get(i)) == i) {
        own.add(profiles.get(i));
        columns.add(profiles.get(i).draft(names.name(header.get(i)), true));
      }
    }
    Optional<Melt> melt =
        months.map(m -> Melt.of(m.pattern(), names.name(MONTH), names.name("value")));
    DraftPeriod period =
        melt.map(m -> DraftPeriod.ofRows(m.name()))
            .orElseGet(() -> period(columns, own, names, name));
    List<String> keys = melt.isPresent() ? List.of() : keys(columns, own);
    melt.ifPresent(m -> columns.addAll(melted(m)));
    return new ContractDraft(
        name.id(),
        name.id().replace('-', ' '),
        name.pattern(period.group()),
        format.dialect(),
        format.preambleLines(),
        period.rule(),
        columns,
        melt,
        period.derived(),
        keys,
        sample);
  }

  private List<DraftColumn> melted(Melt melt) {
    String format = months.orElseThrow().format();
    DraftColumn month =
        new DraftColumn(
            melt.name(), "", false, ColumnType.MONTH, format, true, List.of(), List.of());
    return List.of(month, cells.draft(melt.value(), false));
  }

  /** A month of its own goes before a date, and a date before a time. */
  private static DraftPeriod period(
      List<DraftColumn> columns, List<ColumnProfile> own, DraftNames names, DraftFileName name) {
    return Stream.of(ColumnType.MONTH, ColumnType.DATE, ColumnType.TIMESTAMP)
        .flatMap(type -> columns.stream().filter(c -> c.required() && c.type() == type))
        .findFirst()
        .map(c -> DraftPeriod.of(c, own.get(columns.indexOf(c)), derivedName(c, names), name))
        .orElseGet(() -> DraftPeriod.ofName(name));
  }

  private static String derivedName(DraftColumn column, DraftNames names) {
    return column.type() == ColumnType.MONTH ? "" : names.name(MONTH);
  }

  private static List<String> keys(List<DraftColumn> columns, List<ColumnProfile> own) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i).isKey()) {
        keys.add(columns.get(i).name());
      }
    }
    return keys;
  }
}
