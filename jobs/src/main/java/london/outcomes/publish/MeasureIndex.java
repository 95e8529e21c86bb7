package london.outcomes.publish;

import java.util.List;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Entry;

/** The page that lists all measures, theme by theme, each with a link to its own page. */
final class MeasureIndex {

  private static final List<String> HEADER =
      List.of("measure", "question", "kind", "better", "national measure");

  private final Catalogue catalogue;

  MeasureIndex(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  String text() {
    Markdown page = new Markdown().heading(1, "Measures").paragraph(Documents.NOTICE);
    page.paragraph(
        "%d measures of the outcomes framework, each with a page that says what it counts, how to read it and what its limits are. See also the [methods](methods.md), the [national measures](national-measures.md) beside them, and the [dictionary](dictionary.md) of tables."
            .formatted(catalogue.entries().size()));
    Words.themes()
        .forEach(
            (theme, name) -> {
              List<List<String>> rows =
                  catalogue.entries().values().stream()
                      .filter(entry -> entry.theme().equals(theme))
                      .map(MeasureIndex::row)
                      .toList();
              if (!rows.isEmpty()) {
                page.heading(2, name).table(HEADER, rows);
              }
            });
    return page.text();
  }

  private static List<String> row(Entry entry) {
    return List.of(
        Markdown.link(entry.title(), "measures/" + entry.id() + ".md")
            + " "
            + Markdown.mono(entry.id()),
        entry.question(),
        Words.kind(entry),
        Words.direction(entry),
        entry.nationalMeasure().national());
  }
}
