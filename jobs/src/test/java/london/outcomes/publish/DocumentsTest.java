package london.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Example;
import london.outcomes.config.ConfigFolder;
import org.junit.jupiter.api.Test;

final class DocumentsTest {

  private static final Path PROJECT = Path.of(System.getProperty("project"));
  private static final Path DOCS = PROJECT.resolve("docs");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(#[^)]*)?\\)");
  private static final ConfigFolder CONF = new ConfigFolder(PROJECT.resolve("conf"));
  private static final Catalogue CATALOGUE = CONF.load();
  private static final Map<String, Example> EXAMPLES = CONF.examples();
  private static final Map<String, String> PAGES = new Documents(CATALOGUE, EXAMPLES).all();

  @Test
  void pagesInDocsSayWhatConfSays() {
    for (var page : PAGES.entrySet()) {
      assertThat(DOCS.resolve(page.getKey()))
          .as("run ./outcomes check --write-docs and commit what it writes")
          .content()
          .isEqualTo(page.getValue());
    }
  }

  @Test
  void noMeasureLeavesWithoutAWord() throws Exception {
    try (Stream<Path> files = Files.list(DOCS.resolve("measures"))) {
      assertThat(files.map(file -> "measures/" + file.getFileName()))
          .as("the page of a measure that is gone: enter its id in conf/framework/retired.yaml")
          .isSubsetOf(PAGES.keySet());
    }
  }

  @Test
  void everyMeasureAndEveryColumnIsDescribed() {
    CATALOGUE
        .entries()
        .forEach(
            (id, entry) -> {
              assertThat(PAGES.get("measures.md")).contains("(measures/" + id + ".md)");
              assertThat(PAGES.get("measures/" + id + ".md"))
                  .contains(entry.title(), entry.question(), entry.unit(), entry.notes())
                  .contains(entry.limits())
                  .contains("## A worked example");
            });
    CATALOGUE
        .measures()
        .forEach(
            (id, measure) ->
                assertThat(PAGES.get("measures/" + id + ".md"))
                    .contains(measure.numerator().where().strip().replaceAll("\\s+", " ")));
    CATALOGUE
        .tables()
        .values()
        .forEach(
            t ->
                t.columns()
                    .forEach(c -> assertThat(PAGES.get("dictionary.md")).contains(c.comment())));
  }

  @Test
  void everyLinkLeadsToAFileAndEveryFragmentToAHeading() {
    PAGES.forEach(
        (name, text) -> {
          for (Matcher link = LINK.matcher(text); link.find(); ) {
            Path target = DOCS.resolve(name).resolveSibling(link.group(1)).normalize();
            assertThat(target).as(name).exists();
            if (link.group(2) != null) {
              String page = DOCS.relativize(target).toString();
              assertThat(headings(PAGES.get(page))).as(name).contains(link.group(2));
            }
          }
        });
  }

  /** The fragments of a page as a reader's browser has them: a second one gets a number. */
  private static Set<String> headings(String page) {
    Set<String> all = new HashSet<>();
    page.lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> Markdown.fragment(line.replaceFirst("#+ ", "")))
        .forEach(
            fragment -> {
              String free = fragment;
              for (int i = 1; !all.add(free); i++) {
                free = fragment + "-" + i;
              }
            });
    return all;
  }

  @Test
  void thePageOnDataEthicsSpeaksOfEverySourceAndEveryMeasure() {
    String page = PAGES.get("data-ethics.md");
    CATALOGUE
        .sources()
        .values()
        .forEach(s -> assertThat(page).contains("`" + s.id() + "`", s.purpose()));
    CATALOGUE.entries().values().forEach(e -> assertThat(page).contains(e.limits()));
  }

  @Test
  void thePageOnDataEthicsSaysWhatBecomesOfEachColumn() {
    String offences = section(PAGES.get("data-ethics.md"), "Recorded offences");
    assertThat(offences)
        .contains("**Files are kept** for 3 years.")
        .contains("**Pseudonyms instead of**: `victim_key` and `suspect_keys`.");
    assertThat(section(PAGES.get("data-ethics.md"), "Antisocial behaviour incidents"))
        .contains("nothing of them is stored**: `incident_id`, `closed_at` and `repeat_caller`.");
  }

  private static String section(String page, String title) {
    return page.split("### " + title + "\n")[1].split("\n#")[0];
  }

  @Test
  void nationalMeasuresAreSetBesideOurs() {
    assertThat(PAGES.get("national-measures.md"))
        .contains("## Cyber crime", "None of our measures aligns with it.")
        .contains("(measures/knife-injury-under-25-nhs.md) | The same harm");
  }

  @Test
  void abbreviationsAreExplainedOnThePagesThatUseThem() {
    assertThat(PAGES.get("measures/charge-rate-rape.md")).contains("- **CPS**: ");
    assertThat(PAGES.get("measures/trust-mps.md")).doesNotContain("- **CPS**: ");
  }
}
