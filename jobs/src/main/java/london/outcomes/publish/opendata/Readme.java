package london.outcomes.publish.opendata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import london.outcomes.publish.Markdown;
import london.outcomes.publish.opendata.PublishedTable.Part;

/** {@code README.md}: the publication for somebody who has just downloaded it. */
public final class Readme {

  private final Edition edition;

  public Readme(Edition edition) {
    this.edition = edition;
  }

  /**
   * @param workbook the workbook for people who read
   */
  public String of(List<PublishedTable> tables, PublishedFile workbook) {
    Markdown page = new Markdown().heading(1, edition.title());
    page.paragraph("**" + edition.provenance() + "**");
    page.paragraph(
        "Released on %s, about %s to %s. Owner: %s%s. Licence: %s."
            .formatted(
                edition.day(),
                edition.from(),
                edition.to(),
                edition.owner(),
                edition.contact().map(c -> ", " + c).orElse(""),
                Markdown.link(Edition.LICENCE_NAME, Edition.LICENCE)));
    page.paragraph(edition.status());
    page.heading(2, "Which file do I want?");
    page.list(
        List.of(
            "**To read figures**: %s, a spreadsheet with the latest figures for London and its boroughs, made to be used with a screen reader too."
                .formatted(Markdown.link(workbook.path(), workbook.path())),
            "**To compute with all of them**: the tables below, as CSV or as Parquet; both hold the same rows.",
            "**To load them by a program**: `datapackage.json` (Frictionless), `csv/csv-metadata.json` (CSV on the Web) and `dcat.jsonld` (DCAT) describe every file and column.",
            "**What has been corrected**: [CHANGES.md](CHANGES.md). **What you may do**: [LICENCE.md](LICENCE.md)."));
    page.heading(2, "Tables");
    page.table(List.of("table", "what it holds", "rows", "files"), rows(tables));
    page.paragraph(
        "Tables that begin with `fact` hold figures; those that begin with `dim` say what their codes mean. `fact_measure` is cut into financial years, so that each file opens in a spreadsheet.");
    page.heading(2, "What to know before you use them");
    page.list(
        List.of(
            Notes.EMPTY,
            "Figures that could tell about a person are withheld: `suppressed`, `restricted`. Do not try to work them out.",
            "`lower` and `upper` are the ends of the 95 % interval. A difference that lies within them may be chance.",
            "`data_status` is provisional, revised or final. Cite the release: "
                + edition.release()
                + ".",
            "`dim_measure` says of each measure what it does not show.",
            "CSV is UTF-8 with commas; entries of a list are separated by `%s`. %s"
                .formatted(CellText.SEPARATOR, Notes.GUARD)));
    page.heading(2, "Are the files whole?");
    page.paragraph("`sha256sum --check SHA256SUMS` tells. The file was written last.");
    return page.text();
  }

  private static List<List<String>> rows(List<PublishedTable> tables) {
    List<List<String>> rows = new ArrayList<>();
    for (PublishedTable table : tables) {
      long count = table.parts().stream().mapToLong(Part::rows).sum();
      rows.add(
          List.of(
              Markdown.mono(table.name()),
              table.definition().comment(),
              String.format(Locale.UK, "%,d", count),
              table.parts().size() == 1
                  ? Markdown.link("CSV", table.parts().get(0).csv().path())
                      + ", "
                      + Markdown.link("Parquet", table.parts().get(0).parquet().path())
                  : "%d in csv/ and parquet/".formatted(table.parts().size())));
    }
    return rows;
  }
}
