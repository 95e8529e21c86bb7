package london.outcomes.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import london.outcomes.catalogue.Completeness;
import london.outcomes.catalogue.Duplicates;
import london.outcomes.catalogue.Expectations;
import london.outcomes.catalogue.Link;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.Melt;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.catalogue.Retention;
import london.outcomes.catalogue.Rule;
import london.outcomes.catalogue.Severity;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.Upsert;

/** Reads one file of {@code conf/sources}. */
final class SourceParser {

  private static final Set<String> PROVENANCES = ordered("open", "official");
  private static final Set<String> SENSITIVITIES = ordered("open", "official", "restricted");
  private static final Set<String> DATA_STATUSES = ordered("provisional", "final");
  private static final Set<String> OTHER_COLUMNS = ordered("warn", "ignore");

  private final ColumnParser columns;
  private final LookupParser lookups;

  SourceParser(Map<String, ReferenceList> references) {
    this.columns = new ColumnParser(references);
    this.lookups = new LookupParser(references);
  }

  SourceContract parse(ConfigNode node) {
    SourceContract contract =
        new SourceContract(
            node.text("id"),
            node.text("title"),
            node.text("supplier"),
            node.text("licence"),
            node.choice("provenance", node.text("provenance"), PROVENANCES),
            node.choice("sensitivity", node.text("sensitivity"), SENSITIVITIES),
            node.text("purpose"),
            retention(node),
            LayoutParser.fileNames(node),
            LayoutParser.dialect(node),
            LayoutParser.layout(node),
            node.whole("max-megabytes", 2048) * 1024L * 1024,
            node.flag("allows-no-rows", false),
            new LinkedHashSet<>(node.texts("forces")),
            node.choice("data-status", node.text("data-status"), DATA_STATUSES),
            LayoutParser.period(node),
            node.children("columns").stream().map(columns::parse).toList(),
            node.children("vintages").stream().map(LayoutParser::vintage).toList(),
            node.choice("other-columns", node.text("other-columns", "warn"), OTHER_COLUMNS)
                .equals("ignore"),
            node.child("melt").map(LayoutParser::melt).orElse(Melt.NONE),
            node.entries("derived"),
            node.children("lookups").stream().map(lookups::parse).toList(),
            node.child("link").map(SourceParser::link),
            node.child("duplicates").map(SourceParser::duplicates).orElse(NO_DUPLICATES),
            node.child("upsert").map(SourceParser::upsert),
            node.child("complete").map(SourceParser::completeness),
            node.children("rules").stream().map(SourceParser::rule).toList(),
            node.number("volume-tolerance", 0.3),
            node.share("restatement-limit", 0.5),
            node.share("max-quarantined", 0.01),
            node.child("expect").map(ExpectationsParser::parse).orElse(Expectations.NONE),
            node.children("conformed").stream().map(SourceParser::mapping).toList());
    node.done();
    return contract;
  }

  private static Retention retention(ConfigNode node) {
    String text = node.text("retention");
    return Retention.of(text)
        .orElseGet(
            () -> {
              if (!text.isEmpty()) {
                node.problem(
                    "retention",
                    "'" + text + "' is no length of time",
                    "Write how long its files are kept, such as 3 years, 18 months or 90 days; open"
                        + " data may be kept `unlimited`.");
              }
              return Retention.UNLIMITED;
            });
  }

  private static final Duplicates NO_DUPLICATES =
      new Duplicates(List.of(), Duplicates.Differing.KEEP, false);

  private static Link link(ConfigNode node) {
    Link link =
        new Link(
            node.text("table"),
            node.text("key"),
            node.text("take"),
            node.text("as"),
            node.text("not-before"));
    node.done();
    return link;
  }

  private static Duplicates duplicates(ConfigNode node) {
    Duplicates duplicates =
        new Duplicates(
            node.texts("key"),
            node.choice("differing", Duplicates.Differing.class, Duplicates.Differing.QUARANTINE),
            node.flag("unique-across-months", false));
    node.done();
    return duplicates;
  }

  private static Upsert upsert(ConfigNode node) {
    Upsert upsert = new Upsert(node.texts("key"), node.text("latest"), node.text("cancelled", ""));
    node.done();
    return upsert;
  }

  private static Completeness completeness(ConfigNode node) {
    Completeness completeness = new Completeness(node.text("column"), node.whole("kinds", 2));
    node.done();
    return completeness;
  }

  private static Rule rule(ConfigNode node) {
    Rule rule =
        new Rule(
            node.text("code"),
            node.choice("severity", Severity.class, Severity.QUARANTINE),
            node.text("when"),
            node.share("reject-above", 1),
            node.text("message"));
    node.done();
    return rule;
  }

  private static Mapping mapping(ConfigNode node) {
    Mapping mapping =
        new Mapping(node.text("table"), node.text("when", ""), node.entries("columns"));
    node.done();
    return mapping;
  }

  static Set<String> ordered(String... texts) {
    return new LinkedHashSet<>(List.of(texts));
  }
}
