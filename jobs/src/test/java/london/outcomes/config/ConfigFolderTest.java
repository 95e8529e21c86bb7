package london.outcomes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFolderTest {

  @TempDir Path temporary;

  private static ConfigFolder real() {
    return new ConfigFolder(Path.of(System.getProperty("project", "..")).resolve("conf"));
  }

  @Test
  void theProductsOwnFolderIsSound() {
    ConfigFolder.Checked checked = real().read();
    assertThat(checked.problems()).isEmpty();
    Catalogue catalogue = checked.catalogue();
    assertThat(catalogue.measures()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(catalogue.table("fact_measure").path()).isEqualTo("curated/fact_measure");
    assertThat(catalogue.table("cells").path()).isEqualTo("cells");
    assertThat(catalogue.stored("offence_linked").name()).isEqualTo("offence");
  }

  @Test
  void measuresAreReadAsTheyAreWritten() {
    Measure measure = real().load().measures().get("offenders-sanctioned");
    assertThat(measure.kind()).isEqualTo(Kind.PROPORTION);
    assertThat(measure.per()).isEqualTo(100);
    assertThat(measure.minimumCoverage()).isEqualTo(0.95);
    assertThat(measure.numerator().sum()).isEqualTo("1");
    assertThat(measure.numerator().where()).isEqualTo("is_sanctioned");
    assertThat(measure.recordingChanges())
        .extracting(c -> c.date().toString())
        .containsExactly("2019-06-01", "2024-03-01");
    assertThat(measure.definition()).matches("[0-9a-f]{16}");
  }

  /**
   * A ward's offences stand in its borough's figure too, and those of all areas in the nation's.
   */
  @Test
  void measuresOnPublishedFiguresCountOneLevelOfAreas() {
    Catalogue catalogue = real().load();
    for (Measure measure : catalogue.measures().values()) {
      if (measure.table().equals("published_count")) {
        boolean isNamed = measure.numerator().where().contains("area_level");
        for (String source : measure.sources()) {
          Mapping mapping = catalogue.sources().get(source).conformed().get(0);
          boolean isOne = mapping.columns().getOrDefault("area_level", "").matches("'[a-z-]+'");
          assertThat(isOne || isNamed).as(measure.id() + " on " + source).isTrue();
        }
      }
    }
  }

  @Test
  void allMistakesAreNamedAtOnce() throws IOException {
    CopiedConf conf = new CopiedConf(temporary.resolve("conf"));
    Path measure = conf.folder().resolve("measures/asb-incidents.yaml");
    Files.writeString(measure, Files.readString(measure).replace("better: lower", "better: less"));
    Path table = conf.folder().resolve("tables/offence.yaml");
    Files.writeString(table, Files.readString(table).replace("layer: conformed", "layer: silver"));
    assertThatThrownBy(() -> new ConfigFolder(conf.folder()).load())
        .isInstanceOfSatisfying(
            Failure.Configuration.class,
            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.CONFIGURATION))
        .hasMessageContaining("conf/measures/asb-incidents.yaml:6: better: 'less'")
        .hasMessageContaining("conf/tables/offence.yaml:2: layer: 'silver'");
  }

  @Test
  void anEmptyFileAndAnEmptyListAreMistakes() throws IOException {
    CopiedConf conf = new CopiedConf(temporary.resolve("conf"));
    Files.writeString(conf.folder().resolve("measures/new-one.yaml"), "");
    Files.writeString(conf.folder().resolve("reference/new.csv"), "");
    assertThat(CopiedConf.texts(new ConfigFolder(conf.folder()).read().problems()))
        .containsExactlyInAnyOrder(
            "conf/measures/new-one.yaml:1: the file is empty. Write it.",
            "conf/reference/new.csv:1: the file is empty. Write its header line.");
  }

  @Test
  void aFolderWithoutReferenceListsIsNamedNotCrashedOn() throws IOException {
    CopiedConf conf = new CopiedConf(temporary.resolve("conf"));
    Files.move(conf.folder().resolve("reference"), temporary.resolve("away"));
    assertThat(CopiedConf.texts(new ConfigFolder(conf.folder()).read().problems()))
        .contains(
            "conf/reference/area.csv:1: columns are missing: [area_code, area_name, area_level,"
                + " parent_code, force_id]. Add them to the header line.")
        .anyMatch(text -> text.contains("lookups[0].reference: no reference list 'lsoa'"));
  }

  @Test
  void environmentsAreReadByName() {
    Environment demo = real().environment("demo");
    assertThat(demo.lake()).isEqualTo("var/demo/lake");
    assertThat(demo.provenances()).containsExactly("synthetic");
    assertThat(demo.withLake("s3a://b/lake").lake()).isEqualTo("s3a://b/lake");
    assertThatThrownBy(() -> real().environment("prod"))
        .isInstanceOf(Failure.Configuration.class)
        .hasMessage(
            "No environment 'prod'. There are: cluster, demo, local. Choose one with --env.");
  }

  @Test
  void aDamagedEnvironmentIsNamedNotCrashedOn() throws IOException {
    CopiedConf conf = new CopiedConf(temporary.resolve("conf"));
    Files.writeString(conf.folder().resolve("env/local.yaml"), "name: [local");
    assertThatThrownBy(() -> new ConfigFolder(conf.folder()).environment("local"))
        .isInstanceOf(Failure.Configuration.class)
        .hasMessageStartingWith("conf/env/local.yaml:1: not valid YAML");
  }

  @Test
  void aMissingFolderIsAMistakeOfConfiguration() {
    assertThatThrownBy(() -> new ConfigFolder(temporary.resolve("nowhere")))
        .isInstanceOf(Failure.Configuration.class)
        .hasMessage(
            "No configuration folder at "
                + temporary.resolve("nowhere")
                + ". Name it with --conf, or run from the project.");
  }

  @Test
  void expectedValuesOfMeasuresAreNoDefinitions() throws IOException {
    assertThat(real().load().measures().keySet()).noneMatch(id -> id.contains("expected"));
    CopiedConf conf = new CopiedConf(temporary.resolve("conf"));
    String digest = new ConfigFolder(conf.folder()).digest();
    Files.delete(conf.folder().resolve("measures/asb-incidents.expected.yaml"));
    assertThat(new ConfigFolder(conf.folder()).digest()).isEqualTo(digest);
    Files.delete(conf.folder().resolve("measures/asb-incidents.yaml"));
    assertThat(new ConfigFolder(conf.folder()).digest()).isNotEqualTo(digest);
  }
}
