package london.outcomes.synth;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The categories of the MPS borough file since 2024, in the order of the file.
 *
 * <p>Each takes a part of a data.police.uk crime type, so that both files count the same offences;
 * homicides are counted from the victims' file instead.
 */
enum Minor {
  ARSON("ARSON AND CRIMINAL DAMAGE", "ARSON", CrimeType.CRIMINAL_DAMAGE, 3.5, "56A", "56B"),
  CRIMINAL_DAMAGE(
      "ARSON AND CRIMINAL DAMAGE",
      "CRIMINAL DAMAGE",
      CrimeType.CRIMINAL_DAMAGE,
      96.5,
      "58A",
      "58C",
      "58D"),
  BURGLARY_BUSINESS(
      "BURGLARY", "BURGLARY BUSINESS AND COMMUNITY", CrimeType.BURGLARY, 32, "30C", "30D"),
  BURGLARY_HOME("BURGLARY", "RES BURGLARY OF A HOME", CrimeType.BURGLARY, 48, "28I", "28J"),
  BURGLARY_OTHER(
      "BURGLARY", "RES BURGLARY OF UNCONNECTED BUILDING", CrimeType.BURGLARY, 20, "28M", "28N"),
  DRUGS_POSSESSION("DRUG OFFENCES", "POSSESSION OF DRUGS", CrimeType.DRUGS, 61, "92E", "92D"),
  DRUGS_TRAFFICKING("DRUG OFFENCES", "TRAFFICKING OF DRUGS", CrimeType.DRUGS, 39, "92A"),
  FRAUD("FRAUD AND FORGERY", "FRAUD AND FORGERY", CrimeType.OTHER_CRIME, .2, "33A", "61"),
  MISCELLANEOUS(
      "MISCELLANEOUS CRIMES AGAINST SOCIETY",
      "MISC CRIMES AGAINST SOCIETY",
      CrimeType.OTHER_CRIME,
      99.8,
      "99",
      "54"),
  WEAPONS("POSSESSION OF WEAPONS", "POSSESSION OF WEAPONS", CrimeType.WEAPONS, 1, "10D", "10C"),
  PUBLIC_ORDER_OTHER(
      "PUBLIC ORDER OFFENCES", "OTHER OFFENCES PUBLIC ORDER", CrimeType.PUBLIC_ORDER, 15.5, "66"),
  PUBLIC_FEAR(
      "PUBLIC ORDER OFFENCES", "PUBLIC FEAR ALARM OR DISTRESS", CrimeType.PUBLIC_ORDER, 59.7, "9A"),
  PUBLIC_FEAR_HATE(
      "PUBLIC ORDER OFFENCES",
      "RACE OR RELIGIOUS AGG PUBLIC FEAR",
      CrimeType.PUBLIC_ORDER,
      24.7,
      "9B"),
  VIOLENT_DISORDER("PUBLIC ORDER OFFENCES", "VIOLENT DISORDER", CrimeType.PUBLIC_ORDER, .1, "62A"),
  ROBBERY_BUSINESS("ROBBERY", "ROBBERY OF BUSINESS PROPERTY", CrimeType.ROBBERY, 27, "34A"),
  ROBBERY_PERSONAL("ROBBERY", "ROBBERY OF PERSONAL PROPERTY", CrimeType.ROBBERY, 73, "34B"),
  OTHER_SEXUAL(
      "SEXUAL OFFENCES", "OTHER SEXUAL OFFENCES", CrimeType.VIOLENCE, 6.5, "20A", "17A", "88E"),
  RAPE("SEXUAL OFFENCES", "RAPE", CrimeType.VIOLENCE, 3.5, "19C", "19D", "19F"),
  BICYCLE_THEFT("THEFT", "BICYCLE THEFT", CrimeType.BICYCLE_THEFT, 1, "44"),
  OTHER_THEFT("THEFT", "OTHER THEFT", CrimeType.OTHER_THEFT, 1, "49", "40"),
  SHOPLIFTING("THEFT", "SHOPLIFTING", CrimeType.SHOPLIFTING, 1, "46"),
  THEFT_FROM_PERSON("THEFT", "THEFT FROM THE PERSON", CrimeType.THEFT_FROM_PERSON, 1, "39"),
  VEHICLE_AGGRAVATED(
      "VEHICLE OFFENCES", "AGGRAVATED VEHICLE TAKING", CrimeType.VEHICLE_CRIME, .6, "37.2"),
  VEHICLE_INTERFERENCE(
      "VEHICLE OFFENCES", "INTERFERING WITH A MOTOR VEHICLE", CrimeType.VEHICLE_CRIME, 10.6, "126"),
  FROM_VEHICLE("VEHICLE OFFENCES", "THEFT FROM A VEHICLE", CrimeType.VEHICLE_CRIME, 51.8, "45"),
  OF_VEHICLE(
      "VEHICLE OFFENCES",
      "THEFT OR UNAUTH TAKING OF A MOTOR VEH",
      CrimeType.VEHICLE_CRIME,
      37,
      "48"),
  UNLAWFUL_DRIVING(
      "VIOLENCE AGAINST THE PERSON",
      "DEATH SERIOUS INJURY ILLEGAL DRIVING",
      CrimeType.VIOLENCE,
      .06,
      "4.4",
      "4.8"),
  HOMICIDE("VIOLENCE AGAINST THE PERSON", "HOMICIDE", CrimeType.VIOLENCE, 0, "1"),
  STALKING(
      "VIOLENCE AGAINST THE PERSON",
      "STALKING AND HARASSMENT",
      CrimeType.VIOLENCE,
      22.6,
      "8L",
      "8Q",
      "8R"),
  WITH_INJURY(
      "VIOLENCE AGAINST THE PERSON",
      "VIOLENCE WITH INJURY",
      CrimeType.VIOLENCE,
      23.4,
      "8N",
      "5D",
      "8P"),
  WITHOUT_INJURY(
      "VIOLENCE AGAINST THE PERSON",
      "VIOLENCE WITHOUT INJURY",
      CrimeType.VIOLENCE,
      43.94,
      "105A",
      "104",
      "3B");

  final String majorText;
  final String minorText;

  private final CrimeType type;
  private final double part;
  private final List<String> codes;

  Minor(String majorText, String minorText, CrimeType type, double part, String... codes) {
    this.majorText = majorText;
    this.minorText = minorText;
    this.type = type;
    this.part = part;
    this.codes = List.of(codes);
  }

  /** Since then burglaries of homes and of other residential buildings have codes of their own. */
  private static final YearMonth HOMES_APART = YearMonth.of(2023, 4);

  private static final Map<String, String> BEFORE =
      Map.of("28I", "28E", "28J", "28F", "28M", "28E", "28N", "28F");

  private static final Map<CrimeType, Choice<Minor>> PARTS = parts();

  static Minor of(CrimeType type, Dice dice) {
    return PARTS.get(type).pick(dice);
  }

  /** A Home Office code of the category, of those in use in the month. */
  String code(YearMonth month, Dice dice) {
    String code = codes.get(dice.below(codes.size()));
    return month.isBefore(HOMES_APART) ? BEFORE.getOrDefault(code, code) : code;
  }

  boolean isSexual() {
    return this == RAPE || this == OTHER_SEXUAL;
  }

  private static Map<CrimeType, Choice<Minor>> parts() {
    Map<CrimeType, Choice<Minor>> parts = new EnumMap<>(CrimeType.class);
    for (CrimeType type : CrimeType.values()) {
      List<Minor> own = Stream.of(values()).filter(minor -> minor.type == type).toList();
      if (!own.isEmpty()) {
        parts.put(type, Choice.among(own, own.stream().mapToDouble(m -> m.part).toArray()));
      }
    }
    return parts;
  }
}
