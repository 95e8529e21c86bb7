package london.outcomes.synth;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What the extracts about persons share: the plan, the places, the people and their crimes. */
record World(Plan plan, Reference reference, People people, Crimes crimes, Trials trials) {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC);

  /** Few enough that a tiny plan has something to look at. */
  private static final double FEWEST = 4;

  /** How many rows a month gets that has about so many at scale 1. */
  int rows(Season season, YearMonth month, Dice dice) {
    double enough = Math.max(1, FEWEST / (season.level() * plan.scale()));
    return Math.max(1, dice.poisson(season.in(month) * plan.scale() * enough));
  }

  /** What part of a month's crimes a register takes that has so many rows at scale 1. */
  double part(double monthly, double of) {
    return Math.min(1, Math.max(monthly * plan.scale(), FEWEST) / (of * plan.scale()));
  }

  /** A minute of the London day. */
  static Instant moment(LocalDate day, Dice dice) {
    return day.atStartOfDay(LONDON).toInstant().plusSeconds(60L * dice.below(23 * 60));
  }

  /** A minute of the London month. */
  static Instant moment(YearMonth month, Dice dice) {
    Instant start = month.atDay(1).atStartOfDay(LONDON).toInstant();
    return start.plusSeconds(60L * dice.below(month.lengthOfMonth() * 24 * 60 - 60));
  }

  static LocalDate day(YearMonth month, Dice dice) {
    return month.atDay(1 + dice.below(month.lengthOfMonth()));
  }

  static String utc(Instant moment) {
    return UTC.format(moment);
  }

  /** The age as an agency would write it: now and then it is not known. */
  static String age(Person person, YearMonth month, Dice dice) {
    return dice.chance(.01) ? "" : Integer.toString(Math.max(0, person.ageIn(month.getYear())));
  }

  static String yesNo(boolean isSo) {
    return isSo ? "Y" : "N";
  }

  /** The day so many days later, or nothing when the extract is made before it. */
  String later(LocalDate day, int days) {
    LocalDate later = day.plusDays(days);
    return later.isAfter(plan.to().plusMonths(1).atEndOfMonth()) ? "" : later.toString();
  }

  /** Someone's home, or now and then another borough, or none. */
  String boroughOf(Person person, Dice dice) {
    if (dice.chance(.01)) {
      return "";
    }
    return dice.chance(.15)
        ? reference.boroughs().get(dice.below(reference.boroughs().size())).code()
        : person.borough().code();
  }
}
