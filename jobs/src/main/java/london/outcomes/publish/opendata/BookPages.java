package london.outcomes.publish.opendata;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import london.outcomes.publish.Words;
import london.outcomes.publish.ods.Cell;
import london.outcomes.publish.ods.Column;
import london.outcomes.publish.ods.Line;
import london.outcomes.publish.ods.Sheet;
import london.outcomes.publish.ods.Table;
import org.apache.spark.sql.Row;

/** The worksheets that are about the figures: cover, contents, notes, measures. */
final class BookPages {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

  private static final List<String> NOTES =
      List.of(
          "The worksheet Measures says of each measure what it asks, what it counts and what it does not show. Values of different measures are not to be added or ranked.",
          "The true value lies between the two ends with a probability of 95 per cent, as far as chance is concerned. Intervals do not tell of crime that is never reported or of changes in recording. Counts without an interval have [z].",
          "The same months of the year before. Where recording changed in between there is no change but [b]; where there were few cases there is a change in numbers and none in per cent.",
          "Provisional figures may still change, because data arrive late or are corrected. Revised figures differ from those of an earlier named release; CHANGES.md says how. Others are final.",
          "Two groups count as level when their gap lies within the tolerance. By the interval a gap is shown to lie within it, shown to lie outside, or uncertain.");

  private final Edition edition;

  BookPages(Edition edition) {
    this.edition = edition;
  }

  Sheet cover(boolean hasFigures) {
    List<Line> lines = new ArrayList<>();
    if (edition.isSynthetic()) {
      lines.add(Line.heading("These figures are synthetic"));
    }
    lines.add(Line.text(edition.provenance()));
    lines.add(Line.heading("What is in this workbook"));
    lines.add(
        Line.text(
            hasFigures
                ? "The latest figures for London and its boroughs, theme by theme of the Police and Crime Plan: value, 95 per cent interval and change for the latest 12 months; values of financial years; gaps between groups of Londoners."
                : "The measures and their notes. This release has no figures of 12 months or financial years yet."));
    lines.add(Line.link("Go to the table of contents", "#Table_of_contents.A1"));
    lines.add(Line.heading("All figures"));
    lines.add(
        Line.text(
            "Every measure for every month, quarter, year, ward, borough and group is in the files beside this workbook: folder csv for programs and other spreadsheets, folder parquet for large computations. README.md says what each holds."));
    edition
        .base()
        .ifPresent(base -> lines.add(Line.link("All files of this release", edition.folder())));
    lines.add(Line.heading("Release"));
    lines.add(
        Line.text(
            "Release %s, of %s. It is about %s to %s."
                .formatted(
                    edition.release(),
                    DAY.format(edition.day()),
                    DAY.format(edition.from()),
                    DAY.format(edition.to()))));
    lines.add(Line.text(edition.status()));
    lines.add(Line.heading("Shorthand"));
    Shorthand.MEANINGS.forEach((letters, says) -> lines.add(Line.text(letters + " " + says)));
    lines.add(Line.heading("Licence"));
    lines.add(Line.link(Edition.LICENCE_NAME, Edition.LICENCE));
    lines.add(Line.heading("Contact"));
    lines.add(Line.text(edition.owner()));
    edition.contact().ifPresent(c -> lines.add(contact(c)));
    return new Sheet("Cover_sheet", edition.title(), lines, Optional.empty());
  }

  private Line contact(String address) {
    return address.contains("@")
        ? Line.link("Write to " + address, "mailto:" + address)
        : Line.link("Contact page of " + edition.owner(), address);
  }

  /**
   * @param sheets those that come after the contents
   */
  Sheet contents(List<Sheet> sheets) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Sheet sheet : sheets) {
      int count = sheet.table().map(t -> t.rows().size()).orElse(0);
      rows.add(
          List.of(
              new Cell.Link(sheet.name(), "#" + sheet.name() + ".A1"),
              Cell.of(sheet.title()),
              new Cell.Number(count, 0)));
    }
    return page(
        "Table_of_contents",
        "Table of contents",
        "This worksheet contains one table: a row for each worksheet that follows, with a link to it.",
        new Table(
            "table_contents",
            List.of(
                new Column("Worksheet", 6.5),
                new Column("What it holds", 26),
                new Column("Rows of its table", 4)),
            rows));
  }

  Sheet notes() {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < NOTES.size(); i++) {
      rows.add(List.of(Cell.of("note " + (i + 1)), Cell.of(NOTES.get(i))));
    }
    Shorthand.MEANINGS.forEach(
        (letters, says) -> rows.add(List.of(Cell.of(letters), Cell.of(says))));
    return page(
        "Notes",
        "Notes",
        "This worksheet contains one table: the notes that column headings refer to, and the shorthand of cells.",
        new Table(
            "table_notes",
            List.of(new Column("Note or shorthand", 5), new Column("What it says", 24)),
            rows));
  }

  Sheet measures(Map<String, Row> measures) {
    List<List<Cell>> rows = new ArrayList<>();
    Words.themes()
        .forEach(
            (theme, name) ->
                measures.values().stream()
                    .filter(m -> theme.equals(m.getAs("theme")))
                    .forEach(m -> rows.add(measure(name, m))));
    return page(
        "Measures",
        "What the measures ask, and what they do not show",
        "This worksheet contains one table: a row for each measure, also of those that only the files beside this workbook have.",
        new Table(
            "table_measures",
            List.of(
                new Column("Theme", 5),
                new Column("Measure", 6),
                new Column("Question", 8),
                new Column("Unit", 4.5),
                new Column("Good direction", 3.5),
                new Column("Notes", 14),
                new Column("What it does not show", 14)),
            rows));
  }

  private static List<Cell> measure(String theme, Row m) {
    return List.of(
        Cell.of(theme),
        Cell.of(m.getAs("title")),
        Cell.of(m.getAs("question")),
        Cell.of(m.getAs("unit")),
        Cell.of(m.getAs("better")),
        text(m.getAs("notes")),
        text(String.join(" ", m.<String>getList(m.fieldIndex("limits")))));
  }

  private static Cell text(String text) {
    return Cell.of(text.isBlank() ? Shorthand.NOT_APPLICABLE : text.strip());
  }

  private Sheet page(String name, String title, String says, Table table) {
    return new Sheet(name, edition.titled(title), List.of(Line.text(says)), Optional.of(table));
  }
}
