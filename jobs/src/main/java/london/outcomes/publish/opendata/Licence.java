package london.outcomes.publish.opendata;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.publish.Markdown;

/** {@code LICENCE.md}: what one may do with the publication, and whose data it rests on. */
public final class Licence {

  private final Edition edition;

  public Licence(Edition edition) {
    this.edition = edition;
  }

  /**
   * @param sources those whose records may count in the figures
   */
  public String of(Collection<SourceContract> sources) {
    Markdown page = new Markdown().heading(1, edition.titled("Licence"));
    page.paragraph(
        "This publication is under the %s (OGL-UK-3.0). You may copy, publish, adapt and sell it, if you name where it is from:"
            .formatted(Markdown.link(Edition.LICENCE_NAME, Edition.LICENCE)));
    page.paragraph(
        "> %s: policing outcomes for London, release %s. Contains public sector information licensed under the Open Government Licence v3.0."
            .formatted(edition.owner(), edition.release()));
    if (edition.isSynthetic()) {
      page.paragraph("> The figures are **synthetic**: whoever passes them on has to say so.");
    }
    page.heading(2, "Sources");
    page.paragraph(
        "The figures may count records of these sources; `dim_measure` says which measure counts which. Records themselves are not published: what comes under a data sharing agreement leaves it as figures after disclosure control.");
    page.table(
        List.of("source", "supplier", "licence of the source"),
        sources.stream()
            .sorted(Comparator.comparing(SourceContract::id))
            .map(s -> List.of(s.title(), s.supplier(), s.licence()))
            .toList());
    return page.text();
  }
}
