package london.outcomes.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Example;

/**
 * The pages of {@code docs/} that say what {@code conf/} says: for people who read no YAML and, the
 * contracts of curated tables, for their tools.
 */
public final class Documents {

  static final String NOTICE =
      "Generated from `conf/` by `./outcomes check --write-docs`. Do not edit.\n";

  private final Catalogue catalogue;
  private final Map<String, Example> examples;

  /**
   * @param examples by id of the measure
   */
  public Documents(Catalogue catalogue, Map<String, Example> examples) {
    this.catalogue = catalogue;
    this.examples = examples;
  }

  /** File name below {@code docs/} to its text. */
  public Map<String, String> all() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("dictionary.md", new Dictionary(catalogue).text());
    pages.put("measures.md", new MeasureIndex(catalogue).text());
    pages.put("national-measures.md", new NationalPage(catalogue).text());
    pages.put("data-ethics.md", new DataEthicsPage(catalogue).text());
    pages.put("methods.md", MethodsPage.text());
    MeasurePage measure = new MeasurePage(catalogue, examples);
    catalogue
        .entries()
        .values()
        .forEach(entry -> pages.put("measures/" + entry.id() + ".md", measure.text(entry)));
    catalogue
        .framework()
        .retired()
        .values()
        .forEach(old -> pages.put("measures/" + old.id() + ".md", MeasurePage.text(old)));
    catalogue
        .layer("curated")
        .forEach(
            table ->
                table
                    .contract()
                    .ifPresent(
                        contract ->
                            pages.put(
                                "contracts/" + table.name() + ".odcs.yaml",
                                SchemaContract.of(table, contract))));
    return pages;
  }
}
