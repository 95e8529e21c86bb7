package london.outcomes.config;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import london.outcomes.catalogue.Alignment;
import london.outcomes.catalogue.Framework;
import london.outcomes.catalogue.Glossary;
import london.outcomes.catalogue.NationalMeasure;
import london.outcomes.catalogue.RetiredMeasure;
import london.outcomes.catalogue.Term;

/** Reads the files of {@code conf/framework}. */
final class FrameworkParser {

  static final String FOLDER = "framework";

  private final ConfFiles files;

  FrameworkParser(ConfFiles files) {
    this.files = files;
  }

  Framework parse() {
    Glossary glossary =
        files
            .node(FOLDER, "glossary")
            .map(FrameworkParser::glossary)
            .orElse(Framework.NONE.glossary());
    return new Framework(
        glossary,
        entries("national-measures", FrameworkParser::national, NationalMeasure::name),
        entries("retired", FrameworkParser::retired, RetiredMeasure::id));
  }

  /** What a measure says of the national one that it is read beside. */
  static Alignment alignment(ConfigNode measure) {
    return measure
        .child("national-measure")
        .map(
            node -> {
              Alignment alignment = new Alignment(node.text("name"), node.text("differs"));
              node.done();
              return alignment;
            })
        .orElse(Alignment.NONE);
  }

  private static Glossary glossary(ConfigNode node) {
    List<Term> terms = new ArrayList<>();
    for (ConfigNode entry : node.children("terms")) {
      Term term = new Term(entry.text("term"), entry.text("means"), entry.texts("also"));
      entry.done();
      if (terms.stream().anyMatch(other -> other.explains(term.name()))) {
        entry.problem("term", "'" + term.name() + "' is explained twice", "Keep one of them.");
      }
      terms.add(term);
    }
    Map<String, String> avoided = new LinkedHashMap<>();
    for (ConfigNode entry : node.children("avoid")) {
      avoided.put(entry.text("word"), entry.text("say"));
      entry.done();
    }
    node.done();
    return new Glossary(terms, avoided);
  }

  private static NationalMeasure national(ConfigNode node) {
    return new NationalMeasure(node.text("name"), node.text("counts"), node.text("remark", ""));
  }

  private static RetiredMeasure retired(ConfigNode node) {
    String text = node.text("date");
    LocalDate date = LocalDate.EPOCH;
    try {
      date = LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      node.problem("date", "'" + text + "' is no date", "Write it as 2026-03-31.");
    }
    return new RetiredMeasure(
        node.text("id"), node.text("title"), date, node.text("reason"), node.text("instead", ""));
  }

  /** The entries of a file's list of the same name, by the name that is theirs alone. */
  private <T> Map<String, T> entries(
      String file, Function<ConfigNode, T> parser, Function<T, String> name) {
    Map<String, T> all = new LinkedHashMap<>();
    files
        .node(FOLDER, file)
        .ifPresent(
            node -> {
              for (ConfigNode entry : node.children(file)) {
                T parsed = parser.apply(entry);
                entry.done();
                if (all.put(name.apply(parsed), parsed) != null) {
                  entry.problem(
                      "", "'" + name.apply(parsed) + "' is there twice", "Keep one of them.");
                }
              }
              node.done();
            });
    return all;
  }
}
