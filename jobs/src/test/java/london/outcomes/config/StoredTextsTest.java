package london.outcomes.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.ColumnType;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import org.junit.jupiter.api.Test;

/** What is kept of extracts about persons: no free text, no birthday, no point on a map. */
class StoredTextsTest {

  private static final Catalogue CATALOGUE =
      new ConfigFolder(Path.of(System.getProperty("project", "..")).resolve("conf")).load();

  private static final List<SourceContract> RESTRICTED =
      CATALOGUE.sources().values().stream().filter(SourceContract::isRestricted).toList();

  /**
   * Texts of any shape: the agencies' own references of records, and names of what is no person.
   */
  private static final Set<String> KNOWN =
      Set.of(
          "complaint.complaint_id",
          "cps-defendant.case_id",
          "cps-defendant.region",
          "custody-detention.detention_id",
          "firearm-discharge.crime_reference",
          "firearm-discharge.discharge_id",
          "missing-episode.episode_id",
          "mps-offence.crime_reference",
          "nhs-apc.lsoa11",
          "nhs-apc.procode",
          "nhs-ecds.attendance_id",
          "nhs-ecds.provider_code",
          "pas.bcu_text",
          "service-referral.referral_id",
          "service-referral.service",
          "tdiu.stratum",
          "uss.stratum");

  /** Columns of a contract that stand in a table as they were delivered, under any name. */
  private static Stream<SourceColumn> kept(SourceContract contract) {
    return contract.columns().stream()
        .filter(column -> contract.conformed().stream().anyMatch(m -> isKept(column.name(), m)));
  }

  private static boolean isKept(String column, Mapping mapping) {
    Collection<String> stored = CATALOGUE.table(mapping.table()).columnNames();
    return stored.contains(column) && !mapping.columns().containsKey(column)
        || mapping.columns().containsValue(column);
  }

  @Test
  void aTextOfAnyShapeIsKeptOnlyWhereItIsKnownToNameNobody() {
    Set<String> shapeless = new TreeSet<>();
    for (SourceContract contract : RESTRICTED) {
      kept(contract)
          .filter(c -> c.type() == ColumnType.TEXT && c.codes().isEmpty() && c.pattern().isEmpty())
          .filter(c -> !c.persons().areNamed())
          .forEach(c -> shapeless.add(contract.id() + "." + c.name()));
    }
    assertThat(shapeless).isEqualTo(new TreeSet<>(KNOWN));
  }

  @Test
  void noBirthdayAndNoPlaceFinerThanAnLsoaIsKept() {
    Set<String> names =
        RESTRICTED.stream()
            .flatMap(c -> c.conformed().stream())
            .flatMap(m -> CATALOGUE.table(m.table()).columnNames().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(names)
        .contains("lsoa_code", "age")
        .noneMatch(
            n -> n.matches(".*(birth|latitude|longitude|easting|northing|postcode|address).*"));
  }
}
