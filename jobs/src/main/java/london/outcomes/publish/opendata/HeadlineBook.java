package london.outcomes.publish.opendata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import london.outcomes.publish.Words;
import london.outcomes.publish.ods.Line;
import london.outcomes.publish.ods.Sheet;
import london.outcomes.publish.ods.Table;
import london.outcomes.publish.ods.Workbook;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The workbook for people who read: the latest figures for London and its boroughs, after the
 * guidance "Releasing statistics in spreadsheets" of the Government Analysis Function.
 */
public final class HeadlineBook {

  private final Edition edition;

  public HeadlineBook(Edition edition) {
    this.edition = edition;
  }

  /**
   * @param tables curated tables by their names
   */
  public Workbook of(Function<String, Dataset<Row>> tables) {
    Star star = new Star(tables);
    Map<String, Row> measures = star.measures();
    List<Sheet> data = new ArrayList<>();
    addThemes(data, star, measures);
    GapTable.of(star.gaps(), measures, star.periods(), star.groups())
        .ifPresent(
            table ->
                data.add(
                    sheet(
                        data.size() + 1,
                        "Gaps",
                        "How far groups of Londoners are apart, London",
                        table)));
    BookPages pages = new BookPages(edition);
    List<Sheet> sheets = new ArrayList<>(List.of(pages.cover(!data.isEmpty())));
    Sheet notes = pages.notes();
    Sheet about = pages.measures(measures);
    List<Sheet> listed = new ArrayList<>(List.of(notes));
    listed.addAll(data);
    listed.add(about);
    sheets.add(pages.contents(listed));
    sheets.addAll(listed);
    return new Workbook(
        edition.title(),
        edition.description(),
        edition.owner(),
        edition.day(),
        List.of("policing", "crime", "London", "outcomes"),
        sheets);
  }

  private void addThemes(List<Sheet> data, Star star, Map<String, Row> measures) {
    ThemeSheets sheets = new ThemeSheets(measures, star.areas(), star.periods());
    List<Headline> latest = star.latest();
    List<Headline> years = star.years();
    Words.themes()
        .forEach(
            (theme, name) -> {
              String tab =
                  theme.substring(0, 1).toUpperCase(java.util.Locale.UK) + theme.substring(1);
              add(data, tab + "_latest", name + ": latest 12 months", sheets.latest(theme, latest));
              add(data, tab + "_years", name + ": financial years", sheets.years(theme, years));
            });
  }

  private void add(List<Sheet> data, String tab, String title, Optional<Table> table) {
    table.ifPresent(t -> data.add(sheet(data.size() + 1, tab, title + ", London and boroughs", t)));
  }

  private Sheet sheet(int number, String tab, String title, Table table) {
    return new Sheet(
        tab,
        edition.titled("Table %d: %s".formatted(number, title)),
        List.of(
            Line.text(
                "This worksheet contains one table. Some column headings refer to notes, which are on the worksheet Notes. Measures for which no data have arrived are left out."),
            Line.text(Shorthand.key()),
            Line.text("Source: release %s. %s".formatted(edition.release(), edition.provenance()))),
        Optional.of(table));
  }
}
