package london.outcomes.config;

/**
 * A mistake in {@code conf/}, said so that it can be mended without reading code.
 *
 * @param file path below the project, such as {@code conf/tables/offence.yaml}
 * @param line line in the file, 1 for the first
 * @param key the key that is wrong, with its parents: {@code denominator.population}; empty when it
 *     is the file as a whole
 * @param what what is wrong, with the value seen
 * @param remedy what to write instead
 */
public record ConfigProblem(String file, int line, String key, String what, String remedy) {

  /** Whether it is about what insight is asked, on which nothing else rests. */
  boolean isOfInsight() {
    return file.startsWith("conf/" + DriversParser.FOLDER + "/");
  }

  @Override
  public String toString() {
    String where = key.isEmpty() ? "" : key + ": ";
    return "%s:%d: %s%s. %s".formatted(file, line, where, what, remedy);
  }
}
