package london.outcomes.synth;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The story of an offence of a street file. */
record RecordedStory(
    Offence offence, Optional<Borough> place, YearMonth month, double discharge, People people)
    implements Story {

  private static final int CODE = 11;
  private static final int NATURE = 12;
  private static final int VICTIM = 13;
  private static final int SUSPECT = 14;

  private static final double OF_THE_SAME_BOROUGH = .75;
  private static final double MEN = .86;
  private static final People.Wanted SUSPECTS =
      People.Wanted.aged(12, 60).women(1 - MEN).oftenTheSame(.17, .35);

  @Override
  public Minor minor() {
    return offence.minor();
  }

  @Override
  public String boroughCode() {
    return place.isPresent() && offence.isBoroughKnown() ? place.get().code() : "";
  }

  @Override
  public Dice dice(int question) {
    return offence.details(question);
  }

  @Override
  public String code() {
    return minor().code(month, offence.details(CODE));
  }

  @Override
  public Nature nature() {
    return Nature.of(minor(), discharge, offence.details(NATURE));
  }

  /** Groups differ: some are hurt or robbed more often than their part of the people. */
  @Override
  public List<Person> victims() {
    Suffering suffering = Suffering.of(minor(), nature());
    if (suffering.isNobodys()) {
      return List.of();
    }
    Dice dice = offence.details(VICTIM);
    Person victim = people.resident(home(dice), suffering.wanted(), month.getYear(), dice);
    while (!dice.chance(suffering.risk(victim.ethnicity()))) {
      victim = people.resident(home(dice), suffering.wanted(), month.getYear(), dice);
    }
    return List.of(victim);
  }

  @Override
  public List<Person> suspects() {
    Dice dice = offence.details(SUSPECT);
    int known = known(offence.course().decision(), dice);
    List<Person> suspects = new ArrayList<>();
    while (suspects.size() < known) {
      Person suspect = people.resident(home(dice), SUSPECTS, month.getYear(), dice);
      if (suspects.stream().noneMatch(other -> other.number() == suspect.number())) {
        suspects.add(suspect);
      }
    }
    return suspects;
  }

  private static int known(Outcome decision, Dice dice) {
    return switch (decision) {
      case CHARGED -> dice.chance(.15) ? 2 : 1;
      case NO_SUSPECT, STATUS_UNAVAILABLE -> 0;
      case UNDER_INVESTIGATION -> dice.chance(.15) ? 1 : 0;
      case UNABLE_TO_PROSECUTE, FURTHER_NOT_IN_INTEREST, OTHER_ORGANISATION ->
          dice.chance(.8) ? 1 : 0;
      default -> 1;
    };
  }

  private Borough home(Dice dice) {
    return place.isPresent() && dice.chance(OF_THE_SAME_BOROUGH)
        ? place.get()
        : people.anyone(dice).borough();
  }
}
