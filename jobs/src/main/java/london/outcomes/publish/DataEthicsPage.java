package london.outcomes.publish;

import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Entry;
import london.outcomes.catalogue.Gap;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.SourceContract;

/** The page for a data protection officer: what comes in and why, what stays, what may go out. */
final class DataEthicsPage {

  private final Catalogue catalogue;

  DataEthicsPage(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  String text() {
    Markdown page = new Markdown().heading(1, "Data protection and ethics");
    page.paragraph(Documents.NOTICE);
    page.paragraph(
        "Purposes, lawful bases and retention are those of the contracts in `conf/sources` as shipped: defaults **for the controller to confirm** or change before the first delivery that is about persons. Limits of measures are those of `conf/measures`.");
    page.heading(2, "How people are protected").list(PROTECTIONS);
    page.heading(2, "To have a person's records erased").list(ERASURE);
    page.heading(2, "Sources about persons");
    catalogue.sources().values().stream()
        .filter(SourceContract::isRestricted)
        .forEach(source -> write(page, source));
    page.heading(2, "Other sources");
    page.table(
        List.of("source", "sensitivity", "purpose", "files are kept"),
        catalogue.sources().values().stream()
            .filter(source -> !source.isRestricted())
            .map(DataEthicsPage::row)
            .toList());
    page.heading(2, "Measures: what may be shown, and what they do not show");
    Words.themes().forEach((theme, name) -> write(page, theme, name));
    return page.text();
  }

  private static final List<String> PROTECTIONS =
      List.of(
          "**Names never arrive in a table.** A reference to a person becomes a keyed pseudonym when its field is read, before any table, plan or message sees it; another one for each kind of person, so that tables cannot be joined across purposes ([how](decisions/0010-pseudonyms.md)).",
          "**Only declared columns are read.** What a contract does not name, free text and names among it, leaves no value behind. Of columns that are declared, only what the tables of the [dictionary](dictionary.md) hold is stored.",
          "**What rows of restricted sources say is repeated nowhere.** Quarantine, findings and messages name file, line, column and rule of them, never the value.",
          "**Raw files are the exception, and they end.** They stay as they were delivered, for as long as their contract says, so that a figure can be proved; nobody but `ingest` and `erase` needs to read them.",
          "**Small counts are withheld** by the rule of each measure below, with as many more as it takes that nobody can work them out, within a release or against an earlier one; `./outcomes audit` attacks the result.",
          "**No figure is about one person**, and none may be used to decide on one. Nothing here scores, ranks or predicts people.");

  private static final List<String> ERASURE =
      List.of(
          "Somebody asks the supplier of the source, or the controller of this platform, who decide what the law asks for (UK GDPR Art 17; statistics under Art 89 may be exempt, Art 17(3)(d)).",
          "The supplier names the person by the reference that its files use. The platform holds no name to look for.",
          "An operator gives that reference to `./outcomes erase`. It removes the person from raw files, records, refused rows and old versions of tables, searches every byte of the lake, and says what it found. Later deliveries that name the person lose those rows.",
          "The next run computes the months anew. Figures that have been published stay published: they are about nobody.");

  private void write(Markdown page, SourceContract source) {
    Keeping keeping = new Keeping(source, catalogue);
    page.heading(3, source.title());
    List<String> lines = new ArrayList<>();
    lines.add(
        "**Source**: `%s`, from %s. %s."
            .formatted(source.id(), source.supplier(), source.licence()));
    lines.add("**Purpose**: " + source.purpose() + ".");
    lines.add("**Files are kept** for " + source.retention() + ".");
    add(lines, "Pseudonyms instead of", keeping.pseudonyms());
    add(lines, "Stored in another form (grouped, shortened or completed)", keeping.transformed());
    add(lines, "Checked, and nothing of them is stored", keeping.checked());
    lines.add(
        "**Never read**: "
            + (source.ignoresOthers()
                ? "all other columns; files are known to hold more."
                : "any other column; one that is not declared is reported by its name."));
    page.list(lines);
  }

  private static void add(List<String> lines, String what, List<String> columns) {
    if (!columns.isEmpty()) {
      lines.add("**" + what + "**: " + Markdown.enumerated(columns) + ".");
    }
  }

  private static List<String> row(SourceContract source) {
    return List.of(
        source.title() + " " + Markdown.mono(source.id()),
        source.sensitivity(),
        source.purpose(),
        source.retention().isUnlimited() ? "without end" : source.retention().toString());
  }

  private void write(Markdown page, String theme, String name) {
    List<List<String>> rows =
        catalogue.entries().values().stream()
            .filter(entry -> entry.theme().equals(theme))
            .map(this::row)
            .toList();
    if (!rows.isEmpty()) {
      page.heading(3, name).table(List.of("measure", "small numbers", "limits"), rows);
    }
  }

  private List<String> row(Entry entry) {
    Measure shown = entry instanceof Gap gap ? catalogue.measures().get(gap.of()) : (Measure) entry;
    return List.of(
        Markdown.link(entry.title(), "measures/" + entry.id() + ".md"),
        Words.smallNumbers(shown.disclosure()),
        String.join(" ", entry.limits()));
  }
}
