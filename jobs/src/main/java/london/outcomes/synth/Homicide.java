package london.outcomes.synth;

import java.time.YearMonth;
import java.util.List;

/**
 * Someone who was killed, as the victims' file and the police record both know it.
 *
 * @param kind the offence in the words of the victims' file
 * @param suspects nobody when it is not solved
 */
record Homicide(
    YearMonth month,
    Borough borough,
    Person victim,
    boolean isDomestic,
    String method,
    String kind,
    List<Person> suspects,
    Course course,
    Dice own)
    implements Story {

  static final String KNIFE = "Knife or Sharp Implement";
  static final String SHOT = "Shooting";

  boolean isSolved() {
    return !suspects.isEmpty();
  }

  @Override
  public Minor minor() {
    return Minor.HOMICIDE;
  }

  @Override
  public String boroughCode() {
    return borough.code();
  }

  @Override
  public Dice dice(int question) {
    return own.fork(question);
  }

  @Override
  public String code() {
    return switch (kind) {
      case "Manslaughter" -> "4.1";
      case "Infanticide" -> "4.2";
      case "Corporate Manslaughter" -> "4.10";
      default -> "1";
    };
  }

  @Override
  public Nature nature() {
    return new Nature(
        isDomestic,
        "",
        false,
        method.equals(KNIFE) ? Nature.INJURY : Nature.NONE,
        method.equals(SHOT) ? Nature.DISCHARGE : Nature.NONE);
  }

  @Override
  public List<Person> victims() {
    return List.of(victim);
  }
}
