package london.outcomes.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The one population that all extracts about persons draw from: the same number is the same person
 * everywhere. Nobody is kept: a number is all that is needed to make the person again.
 *
 * <p>Each borough has numbers of its own, the first of which come up again and again: what befalls
 * people, and what they do, falls on few of them more than once.
 */
final class People {

  /** Of whom one thinks: ages with both ends, how many of them are women, and how often few. */
  record Wanted(int from, int to, double women, double few, double some) {

    static Wanted aged(int from, int to) {
      return new Wanted(from, to, .5, FEW, SOME);
    }

    Wanted women(double share) {
      return new Wanted(from, to, share, few, some);
    }

    /** The parts of all draws that fall on a thousandth, and on a hundredth of the people. */
    Wanted oftenTheSame(double fewPart, double somePart) {
      return new Wanted(from, to, women, fewPart, somePart);
    }
  }

  /** The thousandth that comes up most, the hundredth that comes up often, and the others. */
  enum Band {
    FEW,
    SOME,
    MOST
  }

  static final double FEW = .05;
  static final double SOME = .15;

  private static final double LONDONERS = 8_800_000;
  private static final int FEWEST = 2_000;
  private static final int BORN_BEFORE = 2025;
  private static final int FEW_OF = 1_000;
  private static final int SOME_OF = 100;
  private static final int TRIES = 200;

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

  private final long seed;
  private final List<Borough> boroughs;
  private final List<Choice<Ethnicity>> groups = new ArrayList<>();
  private final List<List<Borough.Lsoa>> homes = new ArrayList<>();
  private final int[] starts;

  People(Reference reference, Plan plan) {
    this.seed = plan.seed();
    this.boroughs = reference.boroughs();
    this.starts = new int[boroughs.size() + 1];
    double all = boroughs.stream().mapToLong(Borough::residents).sum();
    double size = Math.max(FEWEST, LONDONERS * plan.scale());
    for (int at = 0; at < boroughs.size(); at++) {
      Borough borough = boroughs.get(at);
      starts[at + 1] = starts[at] + (int) Math.ceil(size * borough.residents() / all);
      groups.add(
          Choice.among(
              List.of(Ethnicity.values()),
              Stream.of(Ethnicity.values())
                  .mapToDouble(ethnicity -> borough.people().get(ethnicity.group()))
                  .toArray()));
      homes.add(
          borough.lsoas().stream().filter(lsoa -> lsoa.isIn2011() && lsoa.isIn2021()).toList());
    }
  }

  /** Anyone, with the same chance for each. */
  Person anyone(Dice dice) {
    return person(dice.below(size()));
  }

  /** Someone as wanted, from anywhere in London. */
  Person often(Wanted wanted, int year, Dice dice) {
    return resident(boroughs.get(boroughOf(dice.below(size()))), wanted, year, dice);
  }

  /** Someone as wanted who lives in the borough. */
  Person resident(Borough borough, Wanted wanted, int year, Dice dice) {
    boolean isWoman = dice.chance(wanted.women());
    int at = boroughs.indexOf(borough);
    Person found = person(starts[at] + offset(starts[at + 1] - starts[at], wanted, dice));
    for (int tries = 0; tries < TRIES && !isWanted(found, wanted, isWoman, year); tries++) {
      found = person(starts[at] + offset(starts[at + 1] - starts[at], wanted, dice));
    }
    return found;
  }

  private static boolean isWanted(Person person, Wanted wanted, boolean isWoman, int year) {
    int age = person.ageIn(year);
    return age >= wanted.from() && age <= wanted.to() && person.isFemale() == isWoman;
  }

  private static int offset(int people, Wanted wanted, Dice dice) {
    double mark = dice.unit();
    if (mark < wanted.few()) {
      return dice.below(Math.max(1, people / FEW_OF));
    }
    return dice.below(mark < wanted.few() + wanted.some() ? Math.max(1, people / SOME_OF) : people);
  }

  Band bandOf(Person person) {
    int at = boroughOf(person.number());
    int offset = person.number() - starts[at];
    int people = starts[at + 1] - starts[at];
    if (offset < Math.max(1, people / FEW_OF)) {
      return Band.FEW;
    }
    return offset < Math.max(1, people / SOME_OF) ? Band.SOME : Band.MOST;
  }

  private int size() {
    return starts[starts.length - 1];
  }

  private int boroughOf(int number) {
    int at = Arrays.binarySearch(starts, number);
    return at >= 0 ? at : -at - 2;
  }

  Person person(int number) {
    Dice dice = Dice.of(seed, "person").fork(number);
    int at = boroughOf(number);
    Ethnicity ethnicity = groups.get(at).pick(dice);
    Ages ages = AGES.pick(dice);
    int age = ages.from() + dice.below(ages.to() - ages.from());
    return new Person(
        number,
        BORN_BEFORE - age,
        dice.chance(.508),
        ethnicity,
        CODES.get(ethnicity).pick(dice),
        boroughs.get(at),
        homes.get(at).get(dice.below(homes.get(at).size())).code(),
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
