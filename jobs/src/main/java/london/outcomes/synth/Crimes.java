package london.outcomes.synth;

import java.io.IOException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The crimes that the Metropolitan Police records, a month at a time, made again whenever someone
 * asks: every extract that follows a crime follows the same one.
 *
 * <p>They are the crimes of the street file, in its order, and the homicides of the victims' file.
 */
final class Crimes {

  /** Takes a crime at a time. */
  interface Reader {
    void read(Crime crime) throws IOException;
  }

  private static final double MONTHLY_DISCHARGES = 16;
  private static final double FEWEST_DISCHARGES = 2;

  private final Ground ground;
  private final Plan plan;
  private final People people;
  private final Homicides homicides;
  private final Map<String, Optional<Borough>> boroughs = new HashMap<>();

  Crimes(Ground ground, Reference reference, Plan plan, People people, Homicides homicides) {
    this.ground = ground;
    this.plan = plan;
    this.people = people;
    this.homicides = homicides;
    reference.boroughs().forEach(borough -> boroughs.put(borough.name(), Optional.of(borough)));
  }

  void forEach(YearMonth month, Reader reader) throws IOException {
    double discharge = discharge();
    int[] count = {0};
    street(
        month,
        offence -> {
          if (offence.type().isNotifiable()) {
            Story story = story(offence, month, discharge);
            reader.read(new Crime(month, ++count[0], offence.place(), offence.course(), story));
          }
        });
    for (Homicide homicide : homicides.of(month)) {
      reader.read(new Crime(month, ++count[0], Place.NOWHERE, homicide.course(), homicide));
    }
  }

  /** The rows of the street file, antisocial behaviour among them. */
  void street(YearMonth month, OffenceMonth.Reader reader) throws IOException {
    new OffenceMonth(ground, plan, new ForceMonth(Force.METROPOLITAN, month)).forEach(reader);
  }

  /** The code of the borough in which an offence lies, or nothing. */
  String boroughCode(Offence offence) {
    return story(offence, plan.from(), 0).boroughCode();
  }

  private Story story(Offence offence, YearMonth month, double discharge) {
    return new RecordedStory(
        offence,
        boroughs.getOrDefault(offence.borough(), Optional.empty()),
        month,
        discharge,
        people);
  }

  /** The chance that violence is a shot; small plans have a few shots too. */
  private double discharge() {
    double violence = Force.METROPOLITAN.monthlyRows * plan.scale() * .14;
    double shots = Math.max(FEWEST_DISCHARGES, MONTHLY_DISCHARGES * plan.scale());
    return Math.min(.5, shots / violence);
  }
}
