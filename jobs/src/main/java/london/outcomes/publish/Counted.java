package london.outcomes.publish;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;

/** The part of a measure's page that says what is counted, against what, and from where. */
final class Counted {

  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final Pattern TEXT = Pattern.compile("'[^']*'");
  private static final String DICTIONARY = "../dictionary.md";

  private final Catalogue catalogue;
  private final Measure measure;
  private final TableDefinition table;

  Counted(Catalogue catalogue, Measure measure) {
    this.catalogue = catalogue;
    this.measure = measure;
    this.table = catalogue.table(measure.table());
  }

  void write(Markdown page) {
    page.heading(2, "What is counted");
    String from = Markdown.link(table.name(), DICTIONARY + Markdown.fragment(table.name()));
    boolean isEvery = measure.numerator().where().equals("true");
    String records = what() + " " + from + " (" + sentence(table.comment()) + ")";
    page.paragraph(records + (isEvery ? ", without exception." : ", where:"));
    if (!isEvery) {
      page.code(measure.numerator().where());
    }
    writeDenominator(page);
    measure
        .sample()
        .ifPresent(
            sample -> {
              page.paragraph(
                  "Each answer counts with its weight, %s. The sample is drawn in the strata:"
                      .formatted(Markdown.mono(sample.weight())));
              page.code(sample.stratum());
            });
    List<String> columns = columns();
    if (!columns.isEmpty()) {
      page.paragraph("The columns of these conditions:").list(columns);
    }
    page.paragraph("Files that it rests on; a period counts once all of them have arrived:");
    page.list(measure.sources().stream().sorted().map(this::source).toList());
  }

  private String what() {
    String sum = measure.numerator().sum();
    String of = Markdown.mono(sum.replaceAll("\\s+", " "));
    return switch (measure.kind()) {
      case MEAN -> "The mean of " + of + " over the records of";
      case MEDIAN_DAYS -> "The median of " + of + " over the records of";
      default -> sum.equals("1") ? "Records of" : "The sum of " + of + " over the records of";
    };
  }

  private void writeDenominator(Markdown page) {
    Denominator denominator = measure.denominator();
    if (denominator instanceof Denominator.Population residents) {
      String each =
          measure.per() == 1 ? "" : "; for each " + Words.number(measure.per()) + " of them";
      page.paragraph(
          "Set against %s in %d, %s, from `conf/reference/population.csv`%s."
              .formatted(
                  Words.residents(residents),
                  residents.year(),
                  Markdown.mono(residents.vintage()),
                  each));
    } else if (denominator instanceof Denominator.Rows rows) {
      page.paragraph(
          measure.sample().isPresent()
              ? "Out of all answers, in weights, where:"
              : "Out of the records of the same table where:");
      page.code(rows.where());
      if (measure.kind().isPart()) {
        page.paragraph("A record is counted only where both conditions hold.");
      }
    } else if (denominator instanceof Denominator.OfMeasure of) {
      page.paragraph(
          "Set against %s in the same period, area and group; for each %s of it."
              .formatted(
                  Markdown.link(
                      catalogue.measures().get(of.measureId()).title(), of.measureId() + ".md"),
                  Words.number(measure.per())));
    }
  }

  /** The columns that the conditions name, with what the dictionary says of them. */
  private List<String> columns() {
    List<String> conditions = new ArrayList<>();
    conditions.add(measure.numerator().sum());
    conditions.add(measure.numerator().where());
    if (measure.denominator() instanceof Denominator.Rows rows) {
      conditions.add(rows.where());
    }
    measure.sample().ifPresent(sample -> conditions.add(sample.weight() + " " + sample.stratum()));
    Set<String> named = names(String.join(" ", conditions));
    List<String> lines = new ArrayList<>();
    for (TableColumn column : table.columns()) {
      if (named.contains(column.name())) {
        lines.add(Markdown.mono(column.name()) + ": " + column.comment());
      }
    }
    return lines;
  }

  private static Set<String> names(String sql) {
    Set<String> names = new LinkedHashSet<>();
    for (Matcher name = NAME.matcher(TEXT.matcher(sql).replaceAll(" ")); name.find(); ) {
      names.add(name.group());
    }
    return names;
  }

  private String source(String id) {
    SourceContract source = catalogue.sources().get(id);
    return "%s, %s, %s (%s, %s)"
        .formatted(
            source.title(),
            source.supplier(),
            source.isRestricted() ? "restricted" : "open",
            Markdown.link("dictionary", DICTIONARY + fragment(id)),
            Markdown.link("contract", "../../conf/sources/" + id + ".yaml"));
  }

  /** Sources come last in the dictionary: one that is called as a table is has a number. */
  private String fragment(String source) {
    boolean isTable = catalogue.tables().containsKey(source);
    return Markdown.fragment(source) + (isTable ? "-1" : "");
  }

  private static String sentence(String comment) {
    String first = comment.strip().split("(?<=\\.)\\s")[0];
    String plain = first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    return plain.substring(0, 1).toLowerCase(Locale.UK) + plain.substring(1);
  }
}
