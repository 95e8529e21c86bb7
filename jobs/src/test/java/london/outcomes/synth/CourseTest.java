package london.outcomes.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CourseTest {

  private static final YearMonth MONTH = YearMonth.of(2024, 1);

  @Test
  void sevenOffencesInEightAreDecided() {
    long decided = many(CrimeType.VIOLENCE).filter(c -> c.decision().isDecided()).count();
    assertThat(decided / 10_000.0).isCloseTo(.875, within(.015));
  }

  @Test
  void theCrimeTypeSaysHowManyAreCharged() {
    double bicycles = charged(CrimeType.BICYCLE_THEFT);
    double weapons = charged(CrimeType.WEAPONS);
    assertThat(bicycles).isCloseTo(.01 * .875, within(.004));
    assertThat(weapons).isCloseTo(.45 * .875, within(.02));
  }

  @Test
  void drugsWarningsAreForDrugsOnly() {
    assertThat(many(CrimeType.DRUGS)).anyMatch(c -> c.decision() == Outcome.DRUGS_WARNING);
    assertThat(many(CrimeType.VIOLENCE)).noneMatch(c -> c.decision() == Outcome.DRUGS_WARNING);
  }

  @Test
  void courtsComeAfterTheCharge() {
    assertThat(many(CrimeType.ROBBERY))
        .filteredOn(course -> course.decision() == Outcome.CHARGED)
        .isNotEmpty()
        .allMatch(course -> course.courtAfter() > course.decidedAfter());
  }

  @Test
  void streetFilesNeverSayCharged() {
    Set<Outcome> seen = EnumSet.noneOf(Outcome.class);
    many(CrimeType.WEAPONS).forEach(course -> seen.add(course.whenPublished()));
    assertThat(seen)
        .doesNotContain(Outcome.CHARGED)
        .contains(Outcome.AWAITING_COURT, Outcome.COURT_RESULT_UNAVAILABLE, Outcome.PRISON);
  }

  @Test
  void whatIsDecidedLateIsStillUnderInvestigationWhenPublished() {
    Course late = new Course(Outcome.CAUTION, 3, Outcome.AWAITING_COURT, 4);
    Course soon = new Course(Outcome.CAUTION, 2, Outcome.AWAITING_COURT, 3);
    assertThat(late.whenPublished()).isEqualTo(Outcome.UNDER_INVESTIGATION);
    assertThat(soon.whenPublished()).isEqualTo(Outcome.CAUTION);
  }

  @Test
  void aCourtResultShowsOnceItIsKnown() {
    Course known = new Course(Outcome.CHARGED, 0, Outcome.FINED, 2);
    Course coming = new Course(Outcome.CHARGED, 0, Outcome.FINED, 3);
    assertThat(known.whenPublished()).isEqualTo(Outcome.FINED);
    assertThat(coming.whenPublished()).isEqualTo(Outcome.AWAITING_COURT);
  }

  @Test
  void aChargeAndItsCourtResultAreTwoRowsInTwoMonths() {
    Docket docket = new Docket();
    Course course = new Course(Outcome.CHARGED, 1, Outcome.FINED, 4);
    docket.enter(offence(CrimeType.DRUGS, course), MONTH);

    assertThat(docket.take(MONTH)).isEmpty();
    assertThat(docket.take(MONTH.plusMonths(1)))
        .extracting(Docket.Due::id, Docket.Due::outcome)
        .containsExactly(tuple(Dice.id(7, 1), Outcome.CHARGED));
    assertThat(docket.take(MONTH.plusMonths(4)))
        .extracting(Docket.Due::outcome)
        .containsExactly(Outcome.FINED);
  }

  @Test
  void whatIsTakenIsGone() {
    Docket docket = new Docket();
    Course course = new Course(Outcome.NO_SUSPECT, 0, Outcome.AWAITING_COURT, 1);
    docket.enter(offence(CrimeType.BURGLARY, course), MONTH);
    assertThat(docket.take(MONTH)).hasSize(1);
    assertThat(docket.take(MONTH)).isEmpty();
  }

  @Test
  void statesAndAntiSocialBehaviourHaveNoOutcomeRows() {
    Docket docket = new Docket();
    for (Outcome state : List.of(Outcome.UNDER_INVESTIGATION, Outcome.STATUS_UNAVAILABLE)) {
      Course course = new Course(state, 0, Outcome.AWAITING_COURT, 0);
      docket.enter(offence(CrimeType.BURGLARY, course), MONTH);
    }
    Course course = new Course(Outcome.NO_SUSPECT, 0, Outcome.AWAITING_COURT, 1);
    docket.enter(offence(CrimeType.ANTI_SOCIAL_BEHAVIOUR, course), MONTH);
    assertThat(docket.take(MONTH)).isEmpty();
  }

  private static Offence offence(CrimeType type, Course course) {
    return new Offence(7, 1, "Camden", Place.NOWHERE, type, course);
  }

  private static double charged(CrimeType type) {
    return many(type)
            .filter(c -> Set.of(Outcome.CHARGED, Outcome.CHARGED_ELSEWHERE).contains(c.decision()))
            .count()
        / 10_000.0;
  }

  private static Stream<Course> many(CrimeType type) {
    Dice dice = Dice.of(3, "courses", type);
    return Stream.generate(() -> Course.of(type, dice)).limit(10_000);
  }
}
