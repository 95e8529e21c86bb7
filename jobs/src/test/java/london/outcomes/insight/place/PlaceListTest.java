package london.outcomes.insight.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaceListTest {

  private static final List<PlaceList.Link> LINKS =
      List.of(
          new PlaceList.Link("E01000001", "E01000001", "E09000001"),
          new PlaceList.Link("E01000002", "E01033701", "E09000001"),
          new PlaceList.Link("E01000002", "E01033702", "E09000001"),
          new PlaceList.Link("E01000003", "E01033703", "E09000002"),
          new PlaceList.Link("E01000004", "E01033703", "E09000002"));

  @Test
  void lsoasThatWereSplitOrMergedAreOnePlace() {
    PlaceList places = PlaceList.of(LINKS);
    assertThat(places.places())
        .extracting(PlaceList.Place::code)
        .containsExactlyInAnyOrder("E01000001", "E01033701", "E01033703");
    assertThat(places.at("E01033702"))
        .isEqualTo(places.at("E01000002"))
        .isEqualTo(places.at("E01033701"));
    assertThat(places.at("E01000003")).isEqualTo(places.at("E01000004"));
    assertThat(places.at("E01999999")).isEqualTo(-1);
  }

  @Test
  void theOrderOfTheLinksDoesNotMatter() {
    List<PlaceList.Link> shuffled = new ArrayList<>(LINKS);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(shuffled, new Random(i));
      assertThat(PlaceList.of(shuffled).places()).isEqualTo(PlaceList.of(LINKS).places());
    }
  }

  @Test
  void aCentreIsTheMeanOfDistinctPoints() {
    PlaceList places = PlaceList.of(LINKS);
    PlaceList.Point west = new PlaceList.Point("E01000001", -0.1, 51.5);
    PlaceList.Point east = new PlaceList.Point("E01000001", 0.1, 51.5);
    double[][] centres = places.centres(List.of(west, west, west, east));
    assertThat(centres[places.at("E01000001")][0]).isZero();
    assertThat(centres[places.at("E01000003")][0]).isNaN();
  }

  @Test
  void aNeighbourhoodIsThePlaceAndItsNearest() {
    double[][] line = new double[20][];
    for (int i = 0; i < line.length; i++) {
      line[i] = new double[] {i == 19 ? Double.NaN : i, 0};
    }
    int[][] neighbours = PlaceList.neighbours(line);
    assertThat(neighbours[10]).containsExactlyInAnyOrder(7, 8, 9, 10, 11, 12, 13);
    assertThat(neighbours[0]).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(neighbours[19]).isEmpty();
  }

  @Test
  void theShareOfTheWorstPlacesHasAnIntervalAndAChange() {
    double[] even = new double[200];
    double[] gathered = new double[200];
    for (int i = 0; i < 200; i++) {
      even[i] = 10 + i % 3;
      gathered[i] = i % 20 == 0 ? 100 : 5;
    }
    Spread spread = new Spread(new double[][] {gathered, even}, "somewhere");
    assertThat(spread.share(0)).isEqualTo(1000.0 / 1950);
    assertThat(spread.share(1)).isBetween(0.05, 0.06);
    assertThat(spread.margin(0)).isBetween(0.05, 0.3);
    assertThat(spread.share(0) - spread.share(1)).isGreaterThan(spread.changeMargin(0));
    assertThat(new Spread(new double[][] {even, even}, "same").changeMargin(0)).isZero();
  }
}
