package london.outcomes.synth;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The homicides of a month, the same whoever asks.
 *
 * <p>A small plan still has about forty victims a year, or there would be nothing to look at.
 */
final class Homicides {

  private static final double YEARLY_VICTIMS = 115;
  private static final double FEWEST_YEARLY_VICTIMS = 42;
  private static final double DOMESTIC = .17;
  private static final double BLACK = 2.2;

  private static final Choice<People.Wanted> VICTIMS =
      Choice.of(53, People.Wanted.aged(14, 29).women(.08))
          .or(37, People.Wanted.aged(25, 54).women(.16))
          .or(10, People.Wanted.aged(55, 94).women(.3));
  private static final Choice<People.Wanted> VICTIMS_DOMESTIC =
      Choice.of(80, People.Wanted.aged(18, 55).women(.76))
          .or(18, People.Wanted.aged(56, 94).women(.7))
          .or(2, People.Wanted.aged(0, 12));
  private static final People.Wanted SUSPECTS = People.Wanted.aged(15, 60).women(.1);
  private static final Choice<String> METHODS =
      Choice.of(55, "Knife or Sharp Implement")
          .or(13, "Other Methods of Killing")
          .or(11, "Shooting")
          .or(9, "Physical Assault, no weapon")
          .or(6, "Blunt Implement")
          .or(6, "Not known/Not Recorded");
  private static final Choice<String> METHODS_DOMESTIC =
      Choice.of(60, "Knife or Sharp Implement")
          .or(17, "Physical Assault, no weapon")
          .or(10, "Blunt Implement")
          .or(8, "Other Methods of Killing")
          .or(4, "Not known/Not Recorded")
          .or(1, "Shooting");
  private static final Choice<String> TYPES =
      Choice.of(94, "Murder")
          .or(5, "Manslaughter")
          .or(.5, "Corporate Manslaughter")
          .or(.5, "Infanticide");
  private final List<Borough> own;
  private final Plan plan;
  private final People people;

  Homicides(Reference reference, Plan plan, People people) {
    this.own = reference.boroughs().stream().filter(b -> !b.isCity()).toList();
    this.plan = plan;
    this.people = people;
  }

  List<Homicide> of(YearMonth month) {
    Dice dice = Dice.of(plan.chances(), "homicides", month);
    Choice<Borough> boroughs = Choice.among(own, own.stream().mapToDouble(this::risk).toArray());
    double yearly = Math.max(FEWEST_YEARLY_VICTIMS, YEARLY_VICTIMS * plan.scale());
    List<Homicide> homicides = new ArrayList<>();
    for (int left = dice.poisson(yearly / 12); left > 0; left--) {
      homicides.add(homicide(month, boroughs.pick(dice), dice.fork(left)));
    }
    return homicides;
  }

  private Homicide homicide(YearMonth month, Borough borough, Dice dice) {
    boolean isDomestic = dice.chance(DOMESTIC);
    boolean isSolved = dice.chance(isDomestic ? .95 : .87);
    int charged = dice.below(3);
    Course course =
        isSolved
            ? new Course(Outcome.CHARGED, charged, Outcome.PRISON, charged + 6 + dice.below(8))
            : new Course(Outcome.UNDER_INVESTIGATION, 0, Outcome.AWAITING_COURT, 0);
    return new Homicide(
        month,
        borough,
        victim(borough, isDomestic, month.getYear(), dice),
        isDomestic,
        (isDomestic ? METHODS_DOMESTIC : METHODS).pick(dice),
        TYPES.pick(dice),
        isSolved ? List.of(people.resident(borough, SUSPECTS, month.getYear(), dice)) : List.of(),
        course,
        dice);
  }

  private Person victim(Borough borough, boolean isDomestic, int year, Dice dice) {
    Choice<People.Wanted> wanted = isDomestic ? VICTIMS_DOMESTIC : VICTIMS;
    Person victim = people.resident(borough, wanted.pick(dice), year, dice);
    boolean isOverlooked = victim.ethnicity() != Ethnicity.BLACK && dice.chance(1 - 1 / BLACK);
    return isOverlooked ? people.resident(borough, wanted.pick(dice), year, dice) : victim;
  }

  private double risk(Borough borough) {
    return borough.residents() * Dice.of(plan.seed(), "homicides", borough.code()).around(.35);
  }
}
