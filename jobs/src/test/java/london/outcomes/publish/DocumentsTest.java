package london.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.config.ConfigFolder;
import org.junit.jupiter.api.Test;

final class DocumentsTest {

  private static final Path PROJECT = Path.of(System.getProperty("project"));
  private final Catalogue catalogue = new ConfigFolder(PROJECT.resolve("conf")).load();

  @Test
  void pagesInDocsSayWhatConfSays() throws Exception {
    for (var page : new Documents(catalogue).all().entrySet()) {
      assertThat(PROJECT.resolve("docs").resolve(page.getKey()))
          .as("run ./outcomes check --write-docs and commit what it writes")
          .content()
          .isEqualTo(page.getValue());
    }
  }

  @Test
  void everyMeasureAndEveryColumnIsDescribed() {
    var pages = new Documents(catalogue).all();
    catalogue
        .measures()
        .values()
        .forEach(m -> assertThat(pages.get("measures.md")).contains(m.id(), m.question()));
    catalogue
        .tables()
        .values()
        .forEach(
            t ->
                t.columns()
                    .forEach(c -> assertThat(pages.get("dictionary.md")).contains(c.comment())));
  }
}
