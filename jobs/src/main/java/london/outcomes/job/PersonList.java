package london.outcomes.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import london.outcomes.catalogue.Failure;
import london.outcomes.table.ByteSearch;

/** Reads whom to erase. Messages name lines and never what stands on them. */
final class PersonList {

  /** Editors of Windows begin a file with it. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private PersonList() {}

  /**
   * The persons of a list in UTF-8.
   *
   * @throws Failure.Usage when it is written in something else, which would look for nobody
   */
  static List<Person> parse(byte[] list, Set<String> domains) {
    try {
      return parse(UTF_8.newDecoder().decode(ByteBuffer.wrap(list)).toString(), domains);
    } catch (CharacterCodingException e) {
      throw new Failure.Usage("The list is not written in UTF-8. Save it as text in UTF-8.");
    }
  }

  /**
   * A person, as a supplier refers to them.
   *
   * @param domain who they are to the supplier, such as victim
   */
  record Person(String domain, String reference) {

    /** Says nothing: what is printed by accident names nobody. */
    @Override
    public String toString() {
      return "Person[" + domain + "]";
    }
  }

  /**
   * The persons of a text with a line {@code domain,reference} for each; blank lines are none.
   *
   * @param domains those that contracts declare
   * @throws Failure.Usage naming the line that is no such line
   */
  static List<Person> parse(String text, Set<String> domains) {
    Set<Person> persons = new LinkedHashSet<>();
    int line = 0;
    for (String words : text.replaceFirst("^" + BYTE_ORDER_MARK, "").split("\\R", -1)) {
      line++;
      if (!words.isBlank()) {
        persons.add(person(words, line, domains));
      }
    }
    if (persons.isEmpty()) {
      throw new Failure.Usage("The list names nobody. Each line is: domain,reference");
    }
    return new ArrayList<>(persons);
  }

  private static Person person(String words, int line, Set<String> domains) {
    int comma = words.indexOf(',');
    String domain = words.substring(0, Math.max(0, comma)).strip();
    if (!domains.contains(domain)) {
      throw new Failure.Usage(
          "Line %d of the list does not begin with a domain and a comma. Domains of conf/sources are: %s"
              .formatted(line, String.join(", ", domains)));
    }
    String reference = words.substring(comma + 1).strip();
    if (reference.startsWith("\"") || reference.contains(",")) {
      throw new Failure.Usage(
          "Line %d of the list has more than a domain, a comma and a reference, or quotes around one: write it as the supplier delivers it, without quotes."
              .formatted(line));
    }
    if (reference.length() < ByteSearch.SHORTEST) {
      throw new Failure.Usage(
          "The reference on line %d of the list has fewer than %d characters: nobody could tell whether it is gone or stands there by chance."
              .formatted(line, ByteSearch.SHORTEST));
    }
    return new Person(domain, reference);
  }
}
