package london.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where an incident counts that names a borough, a ward and an LSOA. */
class IncidentPlaceTest {

  private static final String CAMDEN = "E09000007";
  private static final String WARD = "E05013652";
  private static final String LSOA = "E01000842";
  private static final String TOWER_HAMLETS = "E09000030";

  @Test
  void wardOfAnotherBoroughTakesNothingOutOfTheBoroughThatWasDelivered() {
    Conformed read =
        Conformed.of(
            "mps-incident-asb",
            "mps-incident-asb-2025-04.csv",
            "incident_id,received_at,closed_at,category,borough_code,ward_code,lsoa_code,"
                + "repeat_caller\n"
                + row(1, CAMDEN, WARD, LSOA)
                + row(2, "", "", LSOA)
                + row(3, "", WARD, "")
                + row(4, TOWER_HAMLETS, "", LSOA)
                + row(5, TOWER_HAMLETS, WARD, "")
                + row(6, CAMDEN, "", ""));
    assertThat(read.texts("borough_code", "ward_code"))
        .containsExactly(
            CAMDEN + " " + WARD,
            CAMDEN + " " + WARD,
            CAMDEN + " " + WARD,
            TOWER_HAMLETS + " null",
            TOWER_HAMLETS + " null",
            CAMDEN + " null");
    assertThat(read.counts().warned()).containsEntry("GEOGRAPHY_DISAGREES", 2L);
  }

  private static String row(int number, String borough, String ward, String lsoa) {
    return "I%d,2025-04-02T10:00:00+01:00,2025-04-02T11:00:00+01:00,ASB Nuisance,%s,%s,%s,false\n"
        .formatted(number, borough, ward, lsoa);
  }
}
