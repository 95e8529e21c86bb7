package london.outcomes.synth;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The nine protected characteristics of a person, as services and surveys write them down. */
record Traits(List<Object> values) {

  private static final List<String> NAMES =
      List.of(
          "age",
          "disability",
          "gender_reassignment",
          "marriage",
          "pregnancy",
          "ethnicity",
          "religion",
          "sex",
          "sexual_orientation");
  private static final Choice<String> MARRIAGES =
      Choice.of(46, "Single")
          .or(40, "Married or civil partnership")
          .or(9, "Separated or divorced")
          .or(3, "Widowed")
          .or(2, "Prefer not to say");

  static Traits of(Person who, YearMonth month, Dice dice) {
    String pregnancy = who.isFemale() ? dice.chance(.02) ? "Yes" : "No" : "Not applicable";
    return new Traits(
        List.of(
            World.age(who, month, dice),
            who.disability(),
            dice.chance(.005) ? "Yes" : "No",
            MARRIAGES.pick(dice),
            pregnancy,
            dice.chance(.06) ? "NS" : who.ethnicityCode(),
            who.religion(),
            who.sex(),
            who.orientation()));
  }

  /** The header of a file that has other columns first. */
  static List<String> after(String... columns) {
    List<String> header = new ArrayList<>(Arrays.asList(columns));
    header.addAll(NAMES);
    return List.copyOf(header);
  }

  /** A row that has other fields first. */
  Object[] after(Object... fields) {
    List<Object> row = new ArrayList<>(Arrays.asList(fields));
    row.addAll(values);
    return row.toArray();
  }
}
