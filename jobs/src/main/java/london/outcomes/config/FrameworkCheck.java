package london.outcomes.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Entry;
import london.outcomes.catalogue.Framework;
import london.outcomes.catalogue.Glossary;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.RetiredMeasure;

/**
 * What the texts of a measure may say, and what its id may be: no word that readers do not know, no
 * id that other figures have been published under, no national measure that does not exist.
 */
final class FrameworkCheck {

  /** Two capitals and more, as in CPS; codes with digits, such as X99, name themselves. */
  private static final Pattern ABBREVIATION = Pattern.compile("(?<![\\w-])[A-Z]{2,}(?![\\w-])");

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final String FILE = "conf/" + FrameworkParser.FOLDER + "/";

  private final Catalogue catalogue;
  private final Framework framework;
  private final ConfFiles files;
  private final Mistakes mistakes;

  FrameworkCheck(Catalogue catalogue, ConfFiles files, Mistakes mistakes) {
    this.catalogue = catalogue;
    this.framework = catalogue.framework();
    this.files = files;
    this.mistakes = mistakes;
  }

  void run() {
    Map<String, Entry> entries = catalogue.entries();
    entries.forEach(this::check);
    checkLimits(entries);
    for (RetiredMeasure old : framework.retired().values()) {
      if (!old.instead().isEmpty() && !entries.containsKey(old.instead())) {
        mistakes.add(
            FILE + "retired.yaml",
            files.lineOf(FILE + "retired.yaml", old.id(), 1),
            "instead",
            "no measure '" + old.instead() + "'",
            "Name the id that readers should look at now, or leave the key out.");
      }
    }
  }

  /** What is said of two measures alike was thought about for neither. */
  private void checkLimits(Map<String, Entry> entries) {
    Map<String, String> owners = new HashMap<>();
    for (Entry entry : entries.values()) {
      for (String limit : entry.limits()) {
        String other = owners.putIfAbsent(limit.toLowerCase(Locale.ROOT), entry.id());
        if (other != null) {
          add(
              "conf/measures/" + entry.id() + ".yaml",
              "limits",
              limit,
              "'" + limit + "' is said of " + other + " too",
              "Say what holds for this measure.");
        }
      }
    }
  }

  private void check(String id, Entry entry) {
    String file = "conf/measures/" + id + ".yaml";
    checkId(file, id);
    String national = entry.nationalMeasure().national();
    if (!national.isEmpty() && !framework.nationalMeasures().containsKey(national)) {
      mistakes.add(
          file,
          "national-measure.name",
          "no national measure '" + national + "'",
          "Choose one of: " + String.join(", ", framework.nationalMeasures().keySet()) + ".");
    }
    Map<String, String> texts = texts(entry);
    String all = String.join("\n", texts.values());
    texts.forEach((key, text) -> checkWords(file, key, text, all));
  }

  private void checkId(String file, String id) {
    RetiredMeasure old = framework.retired().get(id);
    if (old != null) {
      mistakes.add(
          file,
          "id",
          "'" + id + "' was retired on " + old.retired() + " (" + old.title() + ")",
          "Choose another id: figures have been published under this one.");
    }
    if (!ID.matcher(id).matches()) {
      mistakes.add(
          file,
          "id",
          "'" + id + "' is no id",
          "Write small letters, digits and single hyphens, such as bus-safety-night.");
    }
  }

  private static Map<String, String> texts(Entry entry) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("title", entry.title());
    texts.put("question", entry.question());
    texts.put("unit", entry.unit());
    texts.put("notes", entry.notes());
    texts.put("limits", String.join("\n", entry.limits()));
    texts.put("national-measure.differs", entry.nationalMeasure().difference());
    if (entry instanceof Measure measure) {
      for (int i = 0; i < measure.recordingChanges().size(); i++) {
        String key = "recording-changes[" + i + "].note";
        texts.put(key, measure.recordingChanges().get(i).note());
      }
      for (int i = 0; i < measure.breakdowns().size(); i++) {
        Breakdown breakdown = measure.breakdowns().get(i);
        texts.put("breakdowns[" + i + "].groups", String.join(", ", breakdown.groups()));
      }
    }
    return texts;
  }

  private void checkWords(String file, String key, String text, String all) {
    Glossary glossary = framework.glossary();
    for (String word : abbreviations(text)) {
      if (!glossary.explains(word) && !isWrittenOut(word, all)) {
        add(
            file,
            key,
            word,
            "nobody is told what '" + word + "' means",
            "Write it out, or explain it in " + FILE + "glossary.yaml.");
      }
    }
    for (String word : glossary.avoidedIn(text)) {
      if (!glossary.explains(word)) {
        add(
            file,
            key,
            word,
            "'" + word + "' is a word of the trade",
            "Say " + glossary.avoided().get(word) + ".");
      }
    }
  }

  private static TreeSet<String> abbreviations(String text) {
    TreeSet<String> found = new TreeSet<>();
    for (Matcher word = ABBREVIATION.matcher(text); word.find(); ) {
      found.add(word.group());
    }
    return found;
  }

  /** As in: the Crime Survey for England and Wales (CSEW). */
  private static boolean isWrittenOut(String abbreviation, String text) {
    return Pattern.compile("\\p{L}+ \\(" + abbreviation + "\\)").matcher(text).find();
  }

  /** At the line of the word, which may stand some lines below its key. */
  private void add(String file, String key, String word, String what, String remedy) {
    int line = files.lineOf(file, word, mistakes.lineOf(file, key));
    mistakes.add(file, line, key, what, remedy);
  }
}
