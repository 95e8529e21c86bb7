package london.outcomes.synth;

import java.util.Locale;

/**
 * The Census groups, how often their residents are stopped, and the words for them.
 *
 * <p>Rates are relative to white residents; the ratio for black residents lies near what the Home
 * Office published for the Metropolitan Police in the early 2020s.
 */
enum Ethnicity {
  WHITE(
      1,
      Choice.of(62, "White - English/Welsh/Scottish/Northern Irish/British")
          .or(34, "White - Any other White background")
          .or(3, "White - Irish")
          .or(1, "White - Gypsy or Irish Traveller"),
      Choice.of(97, "White").or(3, "Other")),
  MIXED(
      1.8,
      Choice.of(38, "Mixed/Multiple ethnic groups - White and Black Caribbean")
          .or(36, "Mixed/Multiple ethnic groups - Any other Mixed/Multiple ethnic background")
          .or(16, "Mixed/Multiple ethnic groups - White and Black African")
          .or(10, "Mixed/Multiple ethnic groups - White and Asian"),
      Choice.of(62, "Black").or(24, "White").or(14, "Other")),
  ASIAN(
      1.1,
      Choice.of(40, "Asian/Asian British - Any other Asian background")
          .or(30, "Asian/Asian British - Bangladeshi")
          .or(16, "Asian/Asian British - Pakistani")
          .or(12, "Asian/Asian British - Indian")
          .or(2, "Asian/Asian British - Chinese"),
      Choice.of(93, "Asian").or(7, "Other")),
  BLACK(
      3.4,
      Choice.of(40, "Black/African/Caribbean/Black British - African")
          .or(
              33,
              "Black/African/Caribbean/Black British"
                  + " - Any other Black/African/Caribbean background")
          .or(27, "Black/African/Caribbean/Black British - Caribbean"),
      Choice.of(98, "Black").or(2, "Other")),
  OTHER(
      1.2,
      Choice.of(86, "Other ethnic group - Any other ethnic group")
          .or(14, "Other ethnic group - Arab"),
      Choice.of(45, "Other").or(35, "White").or(20, "Asian"));

  static final String NOT_STATED = "Other ethnic group - Not stated";

  final double relativeRate;
  final Choice<String> selfDefined;
  final Choice<String> officerDefined;

  Ethnicity(double relativeRate, Choice<String> selfDefined, Choice<String> officerDefined) {
    this.relativeRate = relativeRate;
    this.selfDefined = selfDefined;
    this.officerDefined = officerDefined;
  }

  /** The first of the group's names in the Census, as if all were of it. */
  String censusName() {
    return switch (this) {
      case WHITE -> "White: Other White";
      case MIXED -> "Mixed or Multiple ethnic groups: White and Asian";
      case ASIAN -> "Asian, Asian British or Asian Welsh: Other Asian";
      case BLACK -> "Black, Black British, Black Welsh, Caribbean or African: Other Black";
      case OTHER -> "Other ethnic group: Any other ethnic group";
    };
  }

  /** The group's name in reference data. */
  String group() {
    return name().toLowerCase(Locale.ROOT);
  }
}
