package london.outcomes.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import london.outcomes.catalogue.ContractDraft;
import london.outcomes.catalogue.ContractDraft.DraftColumn;
import london.outcomes.catalogue.PeriodRule;

/** Writes a draft as a file of {@code conf/sources}, with a TODO where a person must decide. */
public final class DraftText {

  private final StringBuilder text = new StringBuilder();

  private DraftText() {}

  /** The draft in YAML, as the parser of contracts reads it. */
  public static String of(ContractDraft draft) {
    DraftText out = new DraftText();
    out.head(draft);
    out.line("");
    out.line("columns:");
    draft.columns().forEach(out::column);
    out.shape(draft);
    out.tail(draft);
    return out.text.toString();
  }

  private void head(ContractDraft draft) {
    line("# A draft from %s. Look at every line.".formatted(sample(draft.sample())));
    line("id: " + YamlText.of(draft.id()));
    line("title: " + YamlText.of(draft.title()) + "  # TODO as readers know it");
    line("supplier: TODO  # TODO who delivers it");
    line("licence: TODO  # TODO under which licence or agreement");
    line("provenance: official  # TODO open or official");
    line("sensitivity: restricted  # TODO open, official or restricted");
    line("purpose: TODO  # TODO what for; of persons, on which basis, such as UK GDPR Art 6(1)(e)");
    line("retention: 1 year  # TODO how long its files are kept; open data may be unlimited");
    line("file-name: " + YamlText.of(draft.fileName()));
    line(
        "format: {delimiter: %s, charset: %s}"
            .formatted(
                YamlText.of(draft.dialect().delimiter() == '\t' ? "\\t" : delimiter(draft)),
                draft.dialect().charset()));
    if (draft.preambleLines() > 0) {
      line("preamble-lines: " + draft.preambleLines());
    }
    line("forces: []  # TODO forces whose areas it covers, such as [metropolitan]");
    line("data-status: provisional  # TODO provisional or final");
    line("period: " + period(draft));
  }

  private static String delimiter(ContractDraft draft) {
    return String.valueOf(draft.dialect().delimiter());
  }

  private static String sample(ContractDraft.Sample sample) {
    String damaged =
        sample.damaged() == 0 ? "" : ", %,d damaged ones passed over".formatted(sample.damaged());
    return "%s %,d rows%s"
        .formatted(sample.isWhole() ? "a file of" : "the first", sample.rows(), damaged);
  }

  private static String period(ContractDraft draft) {
    PeriodRule rule = draft.months();
    if (rule.origin() == PeriodRule.Origin.ROWS) {
      return "{from: rows, column: %s}".formatted(rule.column());
    }
    String todo =
        draft.fileName().contains("(?<period>")
            ? ""
            : "  # TODO no month is stated: put (?<period>...) into file-name, or derive it";
    String column = rule.isInRows() ? ", column: " + rule.column() : "";
    return "{from: file-name, format: %s%s}%s".formatted(rule.formats().get(0), column, todo);
  }

  private void column(DraftColumn column) {
    List<String> keys = new ArrayList<>(List.of("name: " + column.name()));
    if (column.isHeaded() && !column.header().equals(column.name())) {
      keys.add("header: " + YamlText.of(column.header()));
    }
    keys.add("type: " + column.type().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    if (!column.format().isEmpty()) {
      keys.add("format: " + YamlText.of(column.format()));
    }
    if (column.required()) {
      keys.add("required: true");
    }
    if (!column.codes().isEmpty()) {
      keys.add(
          column.codes().stream()
              .map(YamlText::of)
              .collect(Collectors.joining(", ", "codes: [", "]")));
    }
    String notes = column.notes().isEmpty() ? "" : "  # " + String.join("; ", column.notes());
    line("  - {" + String.join(", ", keys) + "}" + notes);
  }

  private void shape(ContractDraft draft) {
    draft
        .melt()
        .ifPresent(
            melt ->
                line(
                    "\nmelt: {columns: %s, name: %s, value: %s}"
                        .formatted(YamlText.of(melt.columns()), melt.name(), melt.value())));
    if (!draft.derived().isEmpty()) {
      line("\nderived:");
      draft.derived().forEach((name, sql) -> line("  " + name + ": " + YamlText.of(sql)));
    }
  }

  private void tail(ContractDraft draft) {
    line("");
    line(
        draft.keys().isEmpty()
            ? "# TODO duplicates: no column differs in every row; which ones together are the key?"
            : "# TODO duplicates: is this the key? These differ in every row: "
                + String.join(", ", draft.keys()));
    String key = draft.keys().isEmpty() ? "..." : draft.keys().get(0);
    line("# duplicates: {key: [%s], differing: quarantine}".formatted(key));
    line("");
    line("# TODO conformed: the tables of docs/dictionary.md that the rows go to. outcomes check");
    line("# demands it; outcomes read --contract reads without.");
    line("# conformed:");
    line("#   - table: ...");
    line("#     columns:");
    line("#       <column of the table>: <Spark SQL over the columns above>");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
