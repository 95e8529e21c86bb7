package london.outcomes.synth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The offences of a force and month, in the order of a street file, one at a time. */
final class OffenceMonth {

  /** Takes an offence at a time, so that a month is never held as a whole. */
  interface Reader {
    void read(Offence offence) throws IOException;
  }

  /** Rows that are no crimes are numbered apart. */
  private static final int FIRST_OTHER_ROW = 1 << 29;

  private static final double WITHOUT_LOCATION = .015;
  private static final List<CrimeType> TYPES = List.of(CrimeType.values());

  private final Ground ground;
  private final Plan plan;
  private final ForceMonth about;
  private final Dice dice;
  private final Rises rises;
  private int count;
  private int others;

  OffenceMonth(Ground ground, Plan plan, ForceMonth about) {
    this.ground = ground;
    this.plan = plan;
    this.about = about;
    this.rises = ground.rises();
    this.dice = Dice.of(plan.chances(), "offences", about.force(), about.month());
  }

  /** By area name and crime type; what has no location comes last, as in the published files. */
  void forEach(Reader reader) throws IOException {
    List<Offence> unlocated = new ArrayList<>();
    Reader sorter =
        offence -> {
          if (offence.place().isNowhere()) {
            unlocated.add(offence);
          } else {
            reader.read(offence);
          }
        };
    for (Ground.Area area : ground.areasOf(about.force())) {
      readArea(area, sorter);
    }
    unlocated.sort(Comparator.comparing(Offence::type));
    for (Offence offence : unlocated) {
      reader.read(offence);
    }
  }

  private void readArea(Ground.Area area, Reader reader) throws IOException {
    Choice<CrimeType> types = typesIn(area);
    double rows = about.force().monthlyRows * plan.scale() * area.weight() * types.total();
    double expected = rows * level(area).around(.03);
    for (Ground.Patch patch : Ground.inUse(area, about.month())) {
      int[] counts = counts(dice.poisson(expected * patch.weight()), types);
      for (CrimeType type : TYPES) {
        for (int left = counts[type.ordinal()]; left > 0; left--) {
          reader.read(offence(area, patch, type));
        }
      }
    }
  }

  /** A month is above or below its season for reasons of its own, whatever then happens in it. */
  private Dice level(Ground.Area area) {
    return Dice.of(plan.seed(), "level", area.name(), about.force(), about.month());
  }

  private Offence offence(Ground.Area area, Ground.Patch patch, CrimeType type) {
    long number = about.number(type.isNotifiable() ? count++ : FIRST_OTHER_ROW + others++);
    boolean isLocated = !area.isBorough() || !dice.chance(WITHOUT_LOCATION);
    Place place = isLocated ? patch.place(dice) : Place.NOWHERE;
    Course course = Course.of(type, dice);
    Offence offence = new Offence(plan.chances(), number, area.name(), place, type, course);
    boolean isSlow =
        type == CrimeType.VIOLENCE
            && course.decision() == Outcome.CHARGED
            && offence.minor().isSexual();
    return isSlow ? offence.slower() : offence;
  }

  private int[] counts(int rows, Choice<CrimeType> types) {
    int[] counts = new int[TYPES.size()];
    for (int row = 0; row < rows; row++) {
      counts[types.pick(dice).ordinal()]++;
    }
    return counts;
  }

  /** Each borough has a mixture of its own that stays from month to month. */
  private Choice<CrimeType> typesIn(Ground.Area area) {
    double[] weights = new double[TYPES.size()];
    for (CrimeType type : TYPES) {
      Dice habit = Dice.of(plan.seed(), "mixture", area.name(), type);
      weights[type.ordinal()] =
          type.season.in(about.month())
              * habit.around(.15)
              * rises.factor(area.name(), type, about.month());
    }
    return Choice.among(TYPES, weights);
  }
}
