package london.outcomes.publish;

import java.util.List;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Entry;
import london.outcomes.catalogue.NationalMeasure;

/** The page that sets our measures beside the national ones, and says how they differ. */
final class NationalPage {

  private static final List<String> HEADER = List.of("our measure", "how it differs");

  private final Catalogue catalogue;

  NationalPage(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  String text() {
    Markdown page = new Markdown().heading(1, "National Crime and Policing Measures");
    page.paragraph(Documents.NOTICE);
    page.paragraph(
        "The Home Office set six measures for all police forces in 2021. The measures of this"
            + " framework are read beside them and do not repeat them (plan, section 4.1). The"
            + " national figures are the Home Office's own; none of them is computed here.");
    catalogue.framework().nationalMeasures().values().forEach(national -> write(page, national));
    return page.text();
  }

  private void write(Markdown page, NationalMeasure national) {
    page.heading(2, national.name());
    page.paragraph("The Home Office looks at: " + national.counts());
    List<List<String>> rows =
        catalogue.entries().values().stream()
            .filter(entry -> entry.nationalMeasure().national().equals(national.name()))
            .map(NationalPage::row)
            .toList();
    if (rows.isEmpty()) {
      page.paragraph("None of our measures aligns with it.");
    } else {
      page.table(HEADER, rows);
    }
    if (!national.remark().isEmpty()) {
      page.paragraph(national.remark());
    }
  }

  private static List<String> row(Entry entry) {
    return List.of(
        Markdown.link(entry.title(), "measures/" + entry.id() + ".md"),
        entry.nationalMeasure().difference());
  }
}
