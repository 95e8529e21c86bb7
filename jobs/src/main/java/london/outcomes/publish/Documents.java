package london.outcomes.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Entry;
import london.outcomes.catalogue.Gap;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.RecordingChange;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.catalogue.Window;

/** The pages of {@code docs/} that say what {@code conf/} says, for people who read no YAML. */
public final class Documents {

  private static final List<String> LAYERS =
      List.of("curated", "measures", "cells", "conformed", "quarantine", "reference", "ops");
  private static final String NOTICE =
      "Generated from `conf/` by `./outcomes check --write-docs`. Do not edit.\n";

  private final Catalogue catalogue;

  public Documents(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** File name below {@code docs/} to its text. */
  public Map<String, String> all() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("dictionary.md", dictionary());
    pages.put("measures.md", measures());
    return pages;
  }

  private String dictionary() {
    StringBuilder out = new StringBuilder("# Data dictionary\n\n" + NOTICE);
    for (String layer : LAYERS) {
      out.append("\n## ").append(layer).append('\n');
      catalogue.layer(layer).forEach(table -> add(out, table));
    }
    out.append("\n## Sources\n");
    catalogue.sources().values().forEach(source -> add(out, source));
    return out.toString();
  }

  private static void add(StringBuilder out, TableDefinition table) {
    out.append("\n### ").append(table.name()).append("\n\n").append(table.comment()).append('\n');
    if (!table.partitionBy().isEmpty()) {
      out.append("Partitioned by ").append(String.join(", ", table.partitionBy())).append(".\n");
    }
    out.append("\n| column | type | may be empty | meaning |\n|---|---|---|---|\n");
    for (TableColumn column : table.columns()) {
      out.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  column.name(),
                  column.type(),
                  column.nullable() ? "yes" : "no",
                  column.comment()));
    }
    table
        .constraints()
        .forEach((name, rule) -> out.append("\nAlways true (`%s`): `%s`\n".formatted(name, rule)));
  }

  private static void add(StringBuilder out, SourceContract source) {
    out.append("\n### ").append(source.id()).append("\n\n");
    out.append("%s. %s. %s.\n".formatted(source.title(), source.supplier(), source.licence()));
    out.append("File names: `").append(source.fileNames()).append("`\n");
    out.append("\n| column | header | type | required |\n|---|---|---|---|\n");
    source
        .columns()
        .forEach(
            c ->
                out.append(
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(
                            c.name(),
                            String.join(" or ", c.headers()),
                            type(c),
                            c.required() ? "yes" : "no")));
    source
        .rules()
        .forEach(
            r ->
                out.append(
                    "\nRule `%s` (%s): %s\n"
                        .formatted(
                            r.code(), r.severity().name().toLowerCase(Locale.ROOT), r.message())));
  }

  private String measures() {
    StringBuilder out = new StringBuilder("# Measures\n\n" + NOTICE);
    for (Entry entry : catalogue.entries().values()) {
      out.append("\n## ").append(entry.title());
      out.append("\n\n*").append(entry.question()).append("*\n\n");
      line(out, "id", "`" + entry.id() + "`");
      line(out, "unit", entry.unit() + "; better: " + entry.better());
      line(out, "plan", "section " + entry.planSection() + national(entry));
      if (entry instanceof Measure measure) {
        add(out, measure);
      } else {
        add(out, (Gap) entry, catalogue.measures().get(((Gap) entry).of()));
      }
      out.append('\n').append(entry.notes()).append('\n');
    }
    return out.toString();
  }

  private static void add(StringBuilder out, Measure m) {
    line(out, "counts", "`" + m.numerator().sum() + "` where `" + m.numerator().where() + "`");
    line(out, "table", "`" + m.table() + "`, from " + m.sources().stream().sorted().toList());
    line(out, "set against", denominator(m.denominator()));
    line(out, "periods", m.windows().stream().map(Window::id).toList().toString());
    line(out, "areas", m.levels().stream().sorted().toList().toString());
    m.breakdowns().forEach(b -> line(out, "by " + b.id(), b.groups() + reference(b)));
    line(out, "minimum coverage", Double.toString(m.minimumCoverage()));
    line(out, "small numbers", m.disclosure().rule());
    for (RecordingChange change : m.recordingChanges()) {
      line(out, "recording changed", change.date() + ": " + change.note());
    }
  }

  private static void add(StringBuilder out, Gap gap, Measure of) {
    line(out, "compares", "the groups of `" + gap.of() + "` with everybody and with a reference");
    line(out, "tolerance", gap.tolerance() + " points");
    line(out, "periods", gap.windows().stream().map(Window::id).toList().toString());
    line(out, "areas", gap.levels().stream().sorted().toList().toString());
    of.breakdowns().forEach(b -> line(out, "by " + b.id(), b.groups() + reference(b)));
  }

  private static String reference(Breakdown breakdown) {
    return breakdown.reference().isEmpty() ? "" : ", against " + breakdown.reference();
  }

  private static String national(Entry m) {
    return m.nationalMeasure().isEmpty() ? "" : "; national measure: " + m.nationalMeasure();
  }

  private static String denominator(Denominator denominator) {
    if (denominator instanceof Denominator.Population p) {
      return "residents aged %d to %d, `%s`".formatted(p.ageFrom(), p.ageTo(), p.vintage());
    }
    if (denominator instanceof Denominator.Rows rows) {
      return "rows of the table where `" + rows.where() + "`";
    }
    return denominator instanceof Denominator.OfMeasure of ? "`" + of.measureId() + "`" : "nothing";
  }

  private static void line(StringBuilder out, String name, String text) {
    out.append("- **").append(name).append("**: ").append(text).append('\n');
  }

  private static String type(SourceColumn column) {
    return column.persons().areNamed()
        ? "pseudonym (" + column.persons().domain() + ")"
        : column.type().name().toLowerCase(Locale.ROOT);
  }
}
