package london.outcomes.config;

import london.outcomes.catalogue.ColumnType;
import london.outcomes.catalogue.SourceColumn.Persons;

/** Reads what a column says of the persons whom it refers to. */
final class PersonsParser {

  private PersonsParser() {}

  static Persons parse(ConfigNode node, ColumnType type) {
    String domain = node.text("pseudonymise", "");
    String separator = node.text("separator", "");
    if (!domain.matches("[a-z-]*")) {
      node.problem(
          "pseudonymise",
          "'" + domain + "' is no domain of persons",
          "Write one word, such as victim, patient or missing-person.");
    }
    if (!domain.isEmpty() && type != ColumnType.TEXT) {
      node.problem("pseudonymise", "a " + type + " has no pseudonym", "Leave `type` out: text.");
    }
    if (domain.isEmpty() && !separator.isEmpty()) {
      node.problem(
          "separator", "only references to persons are separated", "Add `pseudonymise: DOMAIN`.");
    }
    return new Persons(domain, separator);
  }
}
