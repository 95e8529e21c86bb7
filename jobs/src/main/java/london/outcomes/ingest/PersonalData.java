package london.outcomes.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a column may hold what identifies a person. It errs on the safe side: a draft shows no
 * value of such a column.
 */
final class PersonalData {

  private static final Set<String> WORDS =
      Set.of("name", "tel", "nhs", "born", "birth", "initials", "nino", "passport", "ip", "dna");

  private static final List<String> PARTS =
      List.of(
          "dob",
          "birth",
          "postcode",
          "nhsno",
          "phone",
          "mobile",
          "mail",
          "address",
          "surname",
          "forename",
          "firstname",
          "lastname",
          "fullname",
          "hesid",
          "personid");

  /** Whole names of columns, letters only, that tell who a person is or may tell anything. */
  private static final Pattern IDENTIFYING =
      Pattern.compile(
          ".*(postcode|surname|forename|firstname|lastname|fullname|dateofbirth|nhsn(o|um).*|phone|email"
              + "|homeaddress|freetext|narrative|remarks).*|address.*|dob|nino|initials|passport.*"
              + "|(notes?|comments?)|.*(notes|comments)|(patient|victim|suspect|offender|person"
              + "|complainant|detainee|child|parent|carer|witness|respondent|officer)?names?");

  private static final Set<String> KEYS =
      Set.of("id", "key", "ref", "reference", "number", "no", "urn", "uprn", "pseudonym", "token");

  /** Whole British postcodes and addresses of e-mail, wherever they stand in the first pages. */
  private static final Pattern VALUE =
      Pattern.compile("(?i)\\b[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}\\b|\\S@\\S{1,255}\\.\\S");

  private static final int MOST_CHARS = 10_000;

  /** Letters and a long number: of a crime, a case, a place. */
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z]{0,4}[-/ ]?[0-9]{5,}.*");

  private PersonalData() {}

  static boolean isHeader(String header) {
    String joined = header.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return words(header).anyMatch(WORDS::contains) || PARTS.stream().anyMatch(joined::contains);
  }

  /** Whether a column tells who a person is, or is free text, which may tell anything. */
  static boolean isIdentifying(String header) {
    return IDENTIFYING.matcher(header.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")).matches();
  }

  /** Identifiers are no closed list, however few a sample shows. */
  static boolean isKey(String header) {
    return words(header).anyMatch(KEYS::contains);
  }

  static boolean isIdentifier(String text) {
    return IDENTIFIER.matcher(text).matches();
  }

  static boolean isValue(String text) {
    return VALUE.matcher(text).region(0, Math.min(text.length(), MOST_CHARS)).find();
  }

  private static java.util.stream.Stream<String> words(String header) {
    return Arrays.stream(DraftNames.snake(header).split("_"));
  }
}
