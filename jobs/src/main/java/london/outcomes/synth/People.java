package london.outcomes.synth;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The one population that all extracts about persons draw from. Nobody is kept: a number is all
 * that is needed to make the person again.
 */
final class People {

  private static final double LONDONERS = 8_800_000;
  private static final int FEWEST = 2_000;
  private static final int BORN_BEFORE = 2025;

  /** How often one draws the same few: repeat episodes are common, most people have none. */
  private static final double SKEW = 3;

  /** Ages by weight, upper ends excluded; close to London's, which is younger than England. */
  private record Ages(int from, int to) {}

  private static final Choice<Ages> AGES =
      Choice.of(12, new Ages(0, 10))
          .or(9, new Ages(10, 18))
          .or(9, new Ages(18, 25))
          .or(19, new Ages(25, 35))
          .or(16, new Ages(35, 45))
          .or(13, new Ages(45, 55))
          .or(11, new Ages(55, 65))
          .or(11, new Ages(65, 95));
  private static final Choice<String> DISABILITIES =
      Choice.of(78, "No").or(15, "Yes").or(4, "Prefer not to say").or(3, "Unknown");
  private static final Choice<String> RELIGIONS =
      Choice.of(39, "Christian")
          .or(29, "No religion")
          .or(15, "Muslim")
          .or(5, "Hindu")
          .or(2, "Jewish")
          .or(2, "Sikh")
          .or(1, "Buddhist")
          .or(7, "Prefer not to say");
  private static final Choice<String> ORIENTATIONS =
      Choice.of(87, "Heterosexual")
          .or(2.3, "Gay or lesbian")
          .or(1.6, "Bisexual")
          .or(.6, "Other")
          .or(8.5, "Prefer not to say");
  private static final Map<Ethnicity, Choice<String>> CODES = codes();

  private record Home(Borough borough, Ethnicity ethnicity) {}

  private final long seed;
  private final int size;
  private final Choice<Home> homes;

  People(Reference reference, Plan plan) {
    this.seed = plan.seed();
    this.size = (int) Math.max(FEWEST, LONDONERS * plan.scale());
    List<Home> all = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (Borough borough : reference.boroughs()) {
      for (Ethnicity ethnicity : Ethnicity.values()) {
        all.add(new Home(borough, ethnicity));
        weights.add((double) borough.people().get(ethnicity.group()));
      }
    }
    this.homes = Choice.among(all, weights.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Anyone, with the same chance for each. */
  Person anyone(Dice dice) {
    return person(dice.below(size));
  }

  /** Someone of an age in the year; a few people come up again and again. */
  Person oftenAged(int from, int to, int year, Dice dice) {
    Person found = anyone(dice);
    for (int tries = 0; tries < 200; tries++) {
      Person next = person((int) (size * StrictMath.pow(dice.unit(), SKEW)));
      int age = next.ageIn(year);
      if (age >= from && age <= to) {
        return next;
      }
      found = next;
    }
    return found;
  }

  Person person(int number) {
    Dice dice = Dice.of(seed, "person", number);
    Home home = homes.pick(dice);
    Ages ages = AGES.pick(dice);
    int age = ages.from() + dice.below(ages.to() - ages.from());
    return new Person(
        number,
        BORN_BEFORE - age,
        dice.chance(.508),
        home.ethnicity(),
        CODES.get(home.ethnicity()).pick(dice),
        home.borough(),
        DISABILITIES.pick(dice),
        RELIGIONS.pick(dice),
        ORIENTATIONS.pick(dice));
  }

  private static Map<Ethnicity, Choice<String>> codes() {
    Map<Ethnicity, Choice<String>> codes = new EnumMap<>(Ethnicity.class);
    codes.put(Ethnicity.WHITE, Choice.of(66, "W1").or(30, "W9").or(3, "W2").or(1, "W3"));
    codes.put(Ethnicity.MIXED, Choice.of(35, "M1").or(30, "M9").or(20, "M3").or(15, "M2"));
    codes.put(
        Ethnicity.ASIAN, Choice.of(36, "A1").or(22, "A3").or(20, "A9").or(14, "A2").or(8, "A4"));
    codes.put(Ethnicity.BLACK, Choice.of(58, "B1").or(26, "B2").or(16, "B9"));
    codes.put(Ethnicity.OTHER, Choice.of(75, "O9").or(25, "O2"));
    return codes;
  }
}
